import { main } from './admin/main.ts'

process.exitCode = await main(
  {
    out: (text) => process.stdout.write(text),
    error: (line) => process.stderr.write(`${line}\n`),
    environment: process.env,
  },
  process.argv.slice(2),
)
