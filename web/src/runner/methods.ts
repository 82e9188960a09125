// A program of its own: most apps have no model, and their frame need not carry what learns one.
export { methods } from '@aladdin/sdk/methods/registry.ts'
