import type { Language, LocalText } from '@aladdin/sdk/contract/text.ts'
import type { editor, languages } from 'monaco-editor/editor'
import { explain } from './explain.ts'
import type { Knowledge } from './knowledge.ts'
import { monaco } from './monaco.ts'
import { placeInText } from './place-in-text.ts'
import { sqlFunctions } from './sql-functions.ts'
import { callAt } from './sql-scope.ts'
import { suggest } from './suggest.ts'
import type { Suggestion } from './suggestion.ts'

/** What is known for a model at the moment somebody asks. */
export interface Helper {
  readonly path: string
  readonly knowledge: () => Knowledge
  readonly language: () => Language
  readonly declare: (dataset: string) => void
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
  monaco.editor.registerCommand(declareCommand, (_, model: string, dataset: string) =>
    helpers.get(model)?.declare(dataset),
  )
  for (const id of ['aladdin-app', 'aladdin-sql']) {
    monaco.languages.registerCompletionItemProvider(id, {
      triggerCharacters: ['.', '$', '{', '`', ' '],
      provideCompletionItems: complete,
    })
    monaco.languages.registerHoverProvider(id, { provideHover: hover })
    monaco.languages.registerSignatureHelpProvider(id, {
      signatureHelpTriggerCharacters: ['(', ','],
      provideSignatureHelp: signature,
    })
  }
}

const complete: languages.CompletionItemProvider['provideCompletionItems'] = (model, position) => {
  const helper = helpers.get(model.uri.toString())
  if (helper === undefined) return { suggestions: [] }
  const language = helper.language()
  const word = model.getWordUntilPosition(position)
  const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, position.column)
  const spot = { path: helper.path, text: model.getValue(), offset: model.getOffsetAt(position) }
  const found = suggest(spot, helper.knowledge())
  const target = model.uri.toString()
  return { suggestions: found.map((each) => itemOf(each, { language, range, model: target })) }
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

const signature: languages.SignatureHelpProvider['provideSignatureHelp'] = (model, position) => {
  const helper = helpers.get(model.uri.toString())
  if (helper === undefined) return null
  const text = model.getValue()
  const offset = model.getOffsetAt(position)
  const place = placeInText(helper.path, text, offset)
  if (place.in !== 'block' || place.kind !== 'sql') return null
  const call = callAt(text.slice(place.start, place.end), offset - place.start)
  const called = call === undefined ? undefined : sqlFunctions.get(call.name)
  if (call === undefined || called === undefined || called.takes === '') return null
  const parameters = called.takes.split(', ').map((label) => ({ label }))
  const documentation = called.about?.[helper.language()]
  return {
    value: {
      signatures: [
        {
          label: `${called.name}(${called.takes})`,
          parameters,
          ...(documentation === undefined ? {} : { documentation }),
        },
      ],
      activeSignature: 0,
      // the last argument may be repeated
      activeParameter: Math.min(call.argument, parameters.length - 1),
    },
    dispose() {},
  }
}

const declareCommand = 'aladdin.declare'

function itemOf(
  suggestion: Suggestion,
  { language, range, model }: { language: Language; range: InstanceType<typeof monaco.Range>; model: string },
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
    ...(suggestion.declares === undefined
      ? {}
      : { command: { id: declareCommand, title: '', arguments: [model, suggestion.declares] } }),
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
