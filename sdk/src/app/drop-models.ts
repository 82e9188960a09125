import type { AppFiles } from './app.ts'

/** The files without the lines that name a published model, save for those to keep: their blocks fit by themselves. */
export function dropModels(files: AppFiles, isKept: (name: string) => boolean): AppFiles {
  const main = files['app.md'] ?? ''
  const text = main.replaceAll(
    /^use:[ \t]*([a-z0-9-]+)[ \t]*\r?\n(?:version:.*\n)?/gm,
    (line, name: string) => (isKept(name) ? line : ''),
  )
  return { ...files, 'app.md': text }
}
