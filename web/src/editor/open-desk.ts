import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { fonts } from '@aladdin/sdk/look/tokens.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { editor } from 'monaco-editor/editor'
import type { DeskEvents, EditorDesk, Mark } from './editor-desk.ts'
import type { Knowledge } from './knowledge.ts'
import { languageOf, monaco } from './monaco.ts'
import { helpModel } from './providers.ts'

interface DeskOptions {
  readonly label: string
  readonly knowledge: () => Knowledge
  readonly language: () => Language
  readonly on: DeskEvents
}

/** Opens the editor in an element. Every file is a model of its own with its own undo. */
export function openDesk(element: HTMLElement, options: DeskOptions): EditorDesk {
  const { on } = options
  const code = monaco.editor.create(element, { ...look, ariaLabel: options.label, model: null })
  const models = new Map<string, OpenFile>()
  const tint = code.createDecorationsCollection()
  let shown: string | undefined
  let isTakingOver = false

  const open = (path: string, text: string): OpenFile => {
    const uri = monaco.Uri.from({ scheme: 'app', authority: crypto.randomUUID(), path: `/${path}` })
    const model = monaco.editor.createModel(text, languageOf(path), uri)
    const forget = helpModel(model, {
      path,
      knowledge: options.knowledge,
      language: options.language,
      declare: on.declare,
    })
    model.onDidChangeContent(() => {
      if (!isTakingOver) on.change(path, model.getValue())
    })
    return { model, view: null, forget }
  }

  code.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => on.save())
  code.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => on.run(selectionOf(code)))
  code.onDidChangeCursorPosition(({ position }) => {
    const model = code.getModel()
    if (model !== null && shown !== undefined) on.cursor(shown, model.getOffsetAt(position))
  })

  return {
    setFiles(files: AppFiles) {
      isTakingOver = true
      for (const [path, text] of Object.entries(files)) {
        const known = models.get(path)
        if (known === undefined) models.set(path, open(path, text))
        else if (known.model.getValue() !== text) replaceText(known.model, text)
      }
      for (const [path, file] of models) {
        if (Object.hasOwn(files, path)) continue
        if (shown === path) code.setModel(null)
        close(file)
        models.delete(path)
      }
      isTakingOver = false
    },
    show(path) {
      const next = models.get(path)
      if (next === undefined || (shown === path && code.getModel() === next.model)) return
      const before = shown === undefined ? undefined : models.get(shown)
      if (before !== undefined) before.view = code.saveViewState()
      shown = path
      code.setModel(next.model)
      if (next.view !== null) code.restoreViewState(next.view)
    },
    setMarks(marks, language) {
      for (const [path, { model }] of models) {
        const own = marks.filter(({ file }) => file === path)
        monaco.editor.setModelMarkers(
          model,
          'app',
          own.map((mark) => markerOf(model, mark, language)),
        )
      }
    },
    setTheme: (theme) => monaco.editor.setTheme(`aladdin-${theme}`),
    setLabel: (label) => code.updateOptions({ ariaLabel: label }),
    reveal(line) {
      code.setPosition({ lineNumber: line, column: 1 })
      code.revealLineInCenterIfOutsideViewport(line)
      code.focus()
    },
    tint(lines) {
      if (lines === undefined) return tint.clear()
      tint.set([
        {
          range: new monaco.Range(lines.from, 1, lines.to, 1),
          options: {
            isWholeLine: true,
            className: 'code__block',
            linesDecorationsClassName: 'code__block-edge',
          },
        },
      ])
    },
    insert(text) {
      code.trigger('insert', 'type', { text })
      code.focus()
    },
    selection: () => selectionOf(code),
    focus: () => code.focus(),
    close() {
      code.dispose()
      for (const file of models.values()) close(file)
    },
  }
}

interface OpenFile {
  readonly model: editor.ITextModel
  view: editor.ICodeEditorViewState | null
  readonly forget: () => void
}

const look: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: fonts.code,
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  wordWrap: 'on',
  wrappingIndent: 'same',
  lineNumbersMinChars: 3,
  glyphMargin: false,
  folding: true,
  renderLineHighlight: 'line',
  overviewRulerBorder: false,
  fixedOverflowWidgets: true,
  bracketPairColorization: { enabled: false },
  padding: { top: 8, bottom: 24 },
  tabSize: 2,
  quickSuggestions: { other: true, comments: false, strings: true },
  wordBasedSuggestions: 'off',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  accessibilitySupport: 'auto',
}

/** As typing would: the earlier text stays behind undo, and only what differs is replaced. */
function replaceText(model: editor.ITextModel, text: string): void {
  const before = model.getValue()
  let start = 0
  while (start < before.length && start < text.length && before[start] === text[start]) start += 1
  let end = 0
  const most = Math.min(before.length, text.length) - start
  while (end < most && before.at(-1 - end) === text.at(-1 - end)) end += 1
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(before.length - end)
  model.pushStackElement()
  model.pushEditOperations(
    [],
    [{ range: monaco.Range.fromPositions(from, to), text: text.slice(start, text.length - end) }],
    () => null,
  )
  model.pushStackElement()
}

function markerOf(model: editor.ITextModel, mark: Mark, language: Language): editor.IMarkerData {
  const line = Math.min(Math.max(1, mark.line), model.getLineCount())
  const parts = [mark.message[language], mark.fix?.[language], mark.detail]
  return {
    severity: monaco.MarkerSeverity.Error,
    message: parts.filter((part) => part !== undefined && part !== '').join('\n'),
    startLineNumber: line,
    endLineNumber: line,
    startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
    endColumn: model.getLineMaxColumn(line),
  }
}

function selectionOf(code: editor.IStandaloneCodeEditor): string {
  const range = code.getSelection()
  return range === null ? '' : (code.getModel()?.getValueInRange(range) ?? '')
}

function close({ model, forget }: OpenFile): void {
  forget()
  model.dispose()
}
