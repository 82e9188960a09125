import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { useEffect, useRef } from 'react'
import type { DeskEvents, EditorDesk } from './editor-desk.ts'
import './plain-editor.css'

/**
 * The text in a field of the browser itself, for phones: their keyboards, selections and spoken reading work with
 * nothing else. It shares the desk's doors, so that a problem still leads to its line.
 */
export function PlainEditor(props: {
  readonly files: AppFiles
  readonly path: string
  readonly label: string
  readonly events: Pick<DeskEvents, 'change' | 'cursor'>
  readonly onDesk: (desk: EditorDesk | undefined) => void
}) {
  const { files, path, label, events, onDesk } = props
  const place = useRef<HTMLTextAreaElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (place.current === null) return undefined
    onDesk(deskOf(place.current, (text) => latest.current.events.change(latest.current.path, text)))
    return () => onDesk(undefined)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one desk for as long as the field stands
  }, [])
  return (
    <textarea
      ref={place}
      className="plain"
      aria-label={label}
      value={files[path] ?? ''}
      spellCheck={false}
      autoCapitalize="none"
      autoCorrect="off"
      onChange={({ target }) => events.change(path, target.value)}
      onSelect={({ currentTarget }) => events.cursor(path, currentTarget.selectionStart)}
    />
  )
}

/** Texts, theme and label reach the field through React; what is left is where to look and what to write. */
function deskOf(field: HTMLTextAreaElement, change: (text: string) => void): EditorDesk {
  const selection = () => field.value.slice(field.selectionStart, field.selectionEnd)
  return {
    setFiles: () => {},
    show: () => {},
    setMarks: () => {},
    setTheme: () => {},
    setLabel: () => {},
    tint: () => {},
    reveal(line) {
      const lines = field.value.split('\n')
      const start = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0)
      field.focus()
      field.setSelectionRange(start, start + (lines[line - 1] ?? '').length)
      field.scrollTop = heightOf(field, start) - field.clientHeight / 3
    },
    insert(text) {
      const { selectionStart: from, selectionEnd: to, value } = field
      change(value.slice(0, from) + text + value.slice(to))
      field.setSelectionRange(from + text.length, from + text.length)
    },
    selection,
    focus: () => field.focus(),
    close: () => {},
  }
}

/** Pixels above a place in the text: lines wrap, so only a field of the same width knows. */
function heightOf(field: HTMLTextAreaElement, offset: number): number {
  const twin = document.createElement('textarea')
  twin.className = field.className
  twin.style.cssText = `position: absolute; visibility: hidden; height: 0; width: ${field.clientWidth}px`
  twin.value = field.value.slice(0, offset)
  field.after(twin)
  const height = twin.scrollHeight
  twin.remove()
  return height
}
