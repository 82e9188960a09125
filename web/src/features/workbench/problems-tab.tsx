import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import type { BlockMark } from './marks.ts'

/** Every problem with its line and the way out; a press goes there. */
export function ProblemsTab({
  marks,
  open,
}: {
  marks: readonly BlockMark[]
  open: (file: string, line: number) => void
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  if (marks.length === 0) return <p className="drawer__none soft">{t('problems.none')}</p>
  return (
    <ul className="problems">
      {marks.map((mark, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two problems may be equal in all but their place
        <li key={`${mark.file} ${mark.line} ${index}`}>
          <button type="button" className="problems__row" onClick={() => open(mark.file, mark.line)}>
            <span className="problems__place mono">
              {mark.file}:{mark.line}
            </span>
            <span>
              {local(mark.message)}
              {mark.fix !== undefined && <span className="soft"> {local(mark.fix)}</span>}
              {mark.detail !== undefined && <span className="problems__detail mono">{mark.detail}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
