import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { useTranslation } from 'react-i18next'
import { CodeEditor } from '../../editor/code-editor.tsx'
import { PlainEditor } from '../../editor/plain-editor.tsx'
import type { EditorDesk } from '../../editor/editor-desk.ts'
import type { Knowledge } from '../../editor/knowledge.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useTheme } from '../../ui/appearance.ts'
import { Button } from '../../ui/button.tsx'
import { pathsOf } from './files-pane.tsx'
import type { BlockMark } from './marks.ts'
import type { TextState } from './use-text.ts'

/** The text: one tab per file, the editor below. */
export function TextPane({
  text,
  isPlain,
  files,
  marks,
  knowledge,
  save,
  run,
  select,
  onDesk,
}: {
  text: TextState
  /** A field of the browser instead of the editor, as phones need it. */
  isPlain: boolean
  files: AppFiles
  marks: readonly BlockMark[]
  knowledge: Knowledge
  save: () => void
  run: (selection: string) => void
  select: (block: string | undefined) => void
  onDesk: (desk: EditorDesk | undefined) => void
}) {
  const { t } = useTranslation('workbench')
  const language = useLanguage()
  const theme = useTheme()
  const { format } = text
  const events = {
    change: text.change,
    save,
    run,
    declare: text.declare,
    cursor: (path: string, offset: number) => {
      const block = text.moved(path, offset)
      if (block !== text.block) select(block)
    },
  }
  return (
    <section className="text" aria-label={t('text.label')}>
      <div className="strip">
        <div className="text__files" role="group" aria-label={t('tabs.files')}>
          {pathsOf(files).map((path) => (
            <button
              key={path}
              type="button"
              className="strip__tab mono"
              aria-pressed={path === text.path}
              onClick={() => text.open(path)}
            >
              {path.replace('queries/', '')}
              {marks.some(({ file }) => file === path) && <span className="strip__bad" />}
            </button>
          ))}
        </div>
        {format !== undefined && (
          <Button small kind="quiet" onClick={() => void format()}>
            {t('text.format')}
          </Button>
        )}
      </div>
      <div className="text__body">
        {isPlain ? (
          <PlainEditor
            files={files}
            path={text.path}
            label={t('text.label')}
            events={events}
            onDesk={onDesk}
          />
        ) : (
          <CodeEditor
            files={files}
            path={text.path}
            marks={marks}
            knowledge={knowledge}
            language={language}
            theme={theme}
            label={t('text.label')}
            events={events}
            onDesk={onDesk}
          />
        )}
      </div>
    </section>
  )
}
