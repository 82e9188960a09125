import { parseArgs } from 'node:util'
import { generateBank, type GeneratedTable } from './generate-bank.ts'
import { writeGolden } from './golden.ts'
import { generatorVersion, type Scale } from './scale.ts'

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: 's' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      'renew-golden': { type: 'boolean', default: false },
    },
  })
  const seed = Number(values.seed)
  if (values.out === undefined || !isScale(values.scale) || !Number.isSafeInteger(seed)) {
    console.error(
      'usage: node catalog/generator/main.ts --out DIR [--scale s|m|l] [--seed 1] [--renew-golden]',
    )
    process.exitCode = 2
    return
  }
  if (values['renew-golden'] && (values.scale !== 's' || seed !== 1)) {
    console.error('the golden checksums are those of scale s and seed 1: leave both away to renew them')
    process.exitCode = 2
    return
  }
  const started = performance.now()
  const tables = await generateBank({ seed, scale: values.scale, folder: values.out })
  if (values['renew-golden']) writeGolden(tables)
  report(tables, performance.now() - started)
}

function report(tables: readonly GeneratedTable[], elapsedMs: number): void {
  for (const table of tables) {
    const name = table.kind === 'truth' ? `truth/${table.name}` : table.name
    console.log(`${name.padEnd(24)} ${String(table.rows).padStart(11)} rows ${kilobytes(table.bytes)} kB`)
  }
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  console.log(
    `demo bank version ${generatorVersion}: ${tables.length} files, ${kilobytes(bytes).trim()} kB, ${(elapsedMs / 1000).toFixed(1)} s`,
  )
}

function isScale(text: string): text is Scale {
  return text === 's' || text === 'm' || text === 'l'
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(9)
}
