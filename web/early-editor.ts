import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * The editor is the largest program of the pages, and the one that is waited for. A tiny script in the head of the
 * page lets an address of the workbench fetch and parse it while the page's own program is still on its way.
 */
export function earlyEditor(): Plugin {
  return {
    name: 'aladdin-early-editor',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const filesOf = (end: string): string[] => {
        const first = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.facadeModuleId?.endsWith(end) === true,
        )
        if (first === undefined) throw new Error(`the build has no file of its own for ${end}`)
        return withImports(first.fileName, bundle)
      }
      const code = scriptFor({
        files: [...new Set([...filesOf('/editor/open-desk.ts'), ...filesOf('/workbench/draft-page.tsx')])],
        chinese: filesOf('/nls/lang/zh-cn.js'),
      })
      const name = `assets/early-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`
      await writeFile(join(dir, name), code)
      const place = join(dir, 'index.html')
      const page = await readFile(place, 'utf8')
      await writeFile(
        place,
        page.replace('<title>', `<script async fetchpriority="high" src="/${name}"></script>\n    <title>`),
      )
    },
  }
}

type Bundle = Parameters<Extract<Plugin['writeBundle'], (...given: never[]) => unknown>>[1]

function withImports(file: string, bundle: Bundle, found = new Set<string>()): string[] {
  const chunk = bundle[file]
  if (found.has(file) || chunk?.type !== 'chunk') return [...found]
  found.add(file)
  for (const each of chunk.imports) withImports(each, bundle, found)
  return [...found]
}

/** What the page itself starts with goes first. Phones write in a plain field, as `isNarrow` says. */
function scriptFor({ files, chinese }: { files: readonly string[]; chinese: readonly string[] }): string {
  return `if (/^\\/workbench\\/./.test(location.pathname) && !matchMedia('(max-width: 900px)').matches) {
  const files = ${JSON.stringify(files)}
  if (localStorage.getItem('aladdin.language') !== 'en') files.push(...${JSON.stringify(chinese)})
  for (const file of files) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.fetchPriority = 'low'
    link.href = '/' + file
    document.head.append(link)
  }
}
`
}
