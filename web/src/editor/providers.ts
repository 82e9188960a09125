import type { Language, LocalText } from '@aladdin/sdk/contract/text.ts'
import type { editor, languages } from 'monaco-editor/editor'
import { explain } from './explain.ts'
import type { Knowledge } from './knowledge.ts'
import { monaco } from './monaco.ts'
import { suggest } from './suggest.ts'
import type { Suggestion } from './suggestion.ts'

/** What is known for a model at the moment somebody asks. */
export interface Helper {
  readonly path: string
  readonly knowledge: () => Knowledge
  readonly language: () => Language
}

const helpers = new Map<string, Helper>()
let areProvided = false

/** Lets completion and hover answer for a model until the returned function is called. */
export function helpModel(model: editor.ITextModel, helper: Helper): () => void {
  provideOnce()
  const key = model.uri.toString()
  helpers.set(key, helper)
  return () => void helpers.delete(key)
}

function provideOnce(): void {
  if (areProvided) return
  areProvided = true
  for (const id of ['aladdin-app', 'aladdin-sql']) {
    monaco.languages.registerCompletionItemProvider(id, {
      triggerCharacters: ['.', '$', '{', '`', ' '],
      provideCompletionItems: complete,
    })
    monaco.languages.registerHoverProvider(id, { provideHover: hover })
  }
}

const complete: languages.CompletionItemProvider['provideCompletionItems'] = (model, position) => {
  const helper = helpers.get(model.uri.toString())
  if (helper === undefined) return { suggestions: [] }
  const language = helper.language()
  const word = model.getWordUntilPosition(position)
  const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, position.column)
  const spot = { path: helper.path, text: model.getValue(), offset: model.getOffsetAt(position) }
  return { suggestions: suggest(spot, helper.knowledge()).map((each) => itemOf(each, { language, range })) }
}

const hover: languages.HoverProvider['provideHover'] = (model, position) => {
  const helper = helpers.get(model.uri.toString())
  const word = model.getWordAtPosition(position)
  if (helper === undefined || word === null) return null
  const spot = { path: helper.path, text: model.getValue(), offset: model.getOffsetAt(position) }
  const found = explain(spot, word.word, helper.knowledge())
  if (found === undefined) return null
  const lines = found.lines.map((line) => escapeMarkdown(line[helper.language()]))
  return { contents: [`**${escapeMarkdown(found.head)}**`, ...lines].map((value) => ({ value })) }
}

function itemOf(
  suggestion: Suggestion,
  { language, range }: { language: Language; range: InstanceType<typeof monaco.Range> },
): languages.CompletionItem {
  const { word, kind, snippet, detail, about, rank } = suggestion
  return {
    label: { label: word, ...descriptionOf(about, language) },
    kind: monaco.languages.CompletionItemKind[icons[kind]],
    insertText: snippet ?? (kind === 'parameter' && word.startsWith('$') ? word.replace('$', '\\$') : word),
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    range,
    sortText: `${rank.toString().padStart(3, '0')}${word}`,
    filterText: word,
    ...(detail === undefined ? {} : { detail }),
    ...(about === undefined ? {} : { documentation: about[language] }),
  }
}

function descriptionOf(about: LocalText | undefined, language: Language): { description?: string } {
  return about === undefined ? {} : { description: about[language] }
}

const icons = {
  keyword: 'Keyword',
  function: 'Function',
  relation: 'Struct',
  column: 'Field',
  parameter: 'Variable',
  field: 'Property',
  value: 'EnumMember',
  block: 'Snippet',
} as const

/** Meanings are text of a catalog, never marks of Markdown. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|]/g, (mark) => `\\${mark}`)
}
