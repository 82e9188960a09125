/** Sides that every model of a yes or no shows beside itself. */
export const checkedSides = ['features', 'quality', 'calibration', 'leaks', 'drift'] as const
