import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { App, AppFiles, AppProblem } from '../app/app.ts'
import { checkApp } from '../app/check.ts'
import { isAppFile } from '../app/limits.ts'
import { methods } from '../methods/registry.ts'
import { CommandError, sayIn, type Io } from './io.ts'

/** Folder of an app, whether the folder or its `app.md` was named. */
export function appFolder(io: Io, path: string | undefined): string {
  if (path === undefined) throw new CommandError('name the folder of the app', 2)
  const full = resolve(io.folder, path)
  return full.endsWith('.md') ? dirname(full) : full
}

/** The texts that make the app: `app.md`, its twin and its queries; everything else in the folder stays out. */
export async function readAppFiles(folder: string): Promise<AppFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isAppFile)
    .sort()
  if (!paths.includes('app.md')) throw new CommandError(`there is no app.md in ${folder}`)
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']))
}

/** The app when nothing is wrong with it; otherwise every problem on its own line, and the command ends. */
export function readyApp(io: Io, files: AppFiles): App {
  const { app, problems } = checkApp(files, { methods })
  if (app) return app
  for (const problem of problems) io.error(problemLine(io, problem))
  throw new CommandError(
    problems.length === 1 ? 'the app has a problem' : `the app has ${problems.length} problems`,
  )
}

/** `app.md:12: what is wrong; what to do`. */
export function problemLine(io: Io, problem: Pick<AppProblem, 'place' | 'message' | 'fix'>): string {
  const { place, message, fix } = problem
  const sentence = fix ? `${sayIn(io, message)}; ${sayIn(io, fix)}` : sayIn(io, message)
  return `${place.file}:${place.line}: ${sentence}`
}
