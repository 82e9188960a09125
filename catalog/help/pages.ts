/** The help pages by folder, in their order of reading. */
export const helpPages = ['first-app', 'blocks', 'parameters', 'your-data', 'sql-for-excel'] as const
