import type { TableSource } from '../table-source.ts'
import { atmTables } from './atm.ts'
import { branchTables } from './branch.ts'
import { calendarTables } from './calendar.ts'

/** Every table of the demo bank in the order in which they are made. */
export const tableSources: readonly TableSource[] = [...calendarTables, ...branchTables, ...atmTables]
