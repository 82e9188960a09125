import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '../..')
const realMachines = join(root, '../shared/data/nn5-atm/nn5_train.csv.gz')
const generated = join(root, 'app-templates/atm-cash-forecast/fixtures/cash.csv')

export interface CashFile {
  readonly csv: Buffer
  readonly rows: number
  readonly machines: number
  /** The machine with the lowest name. */
  readonly first: string
}

/** Withdrawals of real machines as a CSV that one uploads; the generated machines where there are no real ones. */
export function cashFile(): CashFile {
  return existsSync(realMachines) ? longForm(gunzipSync(readFileSync(realMachines)).toString()) : asItIs()
}

/** One column per machine becomes one row per machine and day. */
function longForm(wide: string): CashFile {
  const [head = '', ...lines] = wide.trimEnd().split(/\r?\n/)
  const machines = head.split(',').slice(1)
  const rows = lines.flatMap((line) => {
    const [day = '', ...amounts] = line.split(',')
    return machines.map((machine, index) => `${machine},${day},${amounts[index] ?? ''}`)
  })
  return {
    csv: Buffer.from(`atm_id,date,dispensed\n${rows.join('\n')}\n`),
    rows: rows.length,
    machines: machines.length,
    first: machines.toSorted()[0] ?? '',
  }
}

function asItIs(): CashFile {
  const csv = readFileSync(generated)
  const names = csv
    .toString()
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',')[0] ?? '')
  const machines = [...new Set(names)].sort()
  return { csv, rows: names.length, machines: machines.length, first: machines[0] ?? '' }
}
