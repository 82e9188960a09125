import { parseArgs } from 'node:util'
import { generateBank } from './generate-bank.ts'
import { generatorVersion, type Scale } from './scale.ts'

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: 's' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  })
  const seed = Number(values.seed)
  if (values.out === undefined || !isScale(values.scale) || !Number.isSafeInteger(seed)) {
    console.error('usage: node catalog/generator/main.ts --out DIR [--scale s|m|l] [--seed 1]')
    process.exitCode = 2
    return
  }
  const started = performance.now()
  const tables = await generateBank({ seed, scale: values.scale, folder: values.out })
  for (const table of tables) {
    const name = table.kind === 'truth' ? `truth/${table.name}` : table.name
    console.log(`${name.padEnd(24)} ${String(table.rows).padStart(11)} rows ${kilobytes(table.bytes)} kB`)
  }
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `demo bank version ${generatorVersion}, ${tables.length} files, ${kilobytes(bytes).trim()} kB, ${seconds} s`,
  )
}

function isScale(text: string): text is Scale {
  return text === 's' || text === 'm' || text === 'l'
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(9)
}
