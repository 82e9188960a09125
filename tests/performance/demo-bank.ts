import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timed, type Figure } from './figure.ts'

/** The generator of the demo bank at its small scale, as its own program. */
export async function measureDemoBank(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-bank-'))
  const program = join(import.meta.dirname, '../../catalog/generator/main.ts')
  try {
    const ms = await timed(async () => {
      const child = spawn(process.execPath, [program, '--scale', 's', '--seed', '2026', '--out', folder], {
        stdio: 'ignore',
      })
      const [code] = (await once(child, 'exit')) as [number] // the event's documented argument
      if (code !== 0) throw new Error(`the generator ended with ${code}`)
    })
    const names = await readdir(folder, { recursive: true })
    const files = await Promise.all(names.map((name) => stat(join(folder, name))))
    const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
    return [
      {
        what: 'demo bank s, size',
        most: 10,
        measured: bytes / 1e6,
        unit: 'MB',
        note: `${names.length} files`,
      },
      { what: 'demo bank s, time to make', most: 15, measured: ms / 1000, unit: 's', note: 'once' },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
