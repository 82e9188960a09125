import * as monaco from 'monaco-editor/editor'
// oxlint-disable-next-line import/default -- the build makes the default export of a `?worker`
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import { appGrammar, bracketsAndComments, sqlGrammar } from './grammar.ts'
import { themes } from './themes.ts'

// A file of our own origin: the page's policy allows no other worker.
globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() }

monaco.languages.register({ id: 'aladdin-app' })
monaco.languages.setMonarchTokensProvider('aladdin-app', appGrammar)
monaco.languages.setLanguageConfiguration('aladdin-app', bracketsAndComments)
monaco.languages.register({ id: 'aladdin-sql' })
monaco.languages.setMonarchTokensProvider('aladdin-sql', sqlGrammar)
monaco.languages.setLanguageConfiguration('aladdin-sql', bracketsAndComments)
for (const [name, theme] of Object.entries(themes)) monaco.editor.defineTheme(`aladdin-${name}`, theme)

export { monaco }

export function languageOf(path: string): string {
  return path.endsWith('.sql') ? 'aladdin-sql' : 'aladdin-app'
}
