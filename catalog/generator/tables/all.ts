import type { TableSource } from '../table-source.ts'
import { accountTables } from './account.ts'
import { appEventTables } from './app-event.ts'
import { atmTables } from './atm.ts'
import { branchTables } from './branch.ts'
import { calendarTables } from './calendar.ts'
import { campaignTables } from './campaign.ts'
import { complaintTables } from './complaint.ts'
import { corporateTables } from './corporate.ts'
import { customerTables } from './customer.ts'
import { loanTables } from './loan.ts'
import { marketTables } from './market.ts'
import { merchantTables } from './merchant.ts'
import { productTables } from './product.ts'

/** Every table of the demo bank in the order in which they are made. */
export const tableSources: readonly TableSource[] = [
  ...calendarTables,
  ...branchTables,
  ...atmTables,
  ...marketTables,
  ...customerTables,
  ...corporateTables,
  ...accountTables,
  ...productTables,
  ...loanTables,
  ...merchantTables,
  ...campaignTables,
  ...appEventTables,
  ...complaintTables,
]
