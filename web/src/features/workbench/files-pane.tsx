import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'

/** The files that the app is made of. */
export function FilesPane({
  files,
  path,
  open,
}: {
  files: AppFiles
  path: string
  open: (path: string) => void
}) {
  const { t } = useTranslation('workbench')
  return (
    <>
      <ul className="tree">
        {pathsOf(files).map((each) => (
          <li key={each}>
            <button
              type="button"
              className="tree__row"
              aria-current={each === path}
              onClick={() => open(each)}
            >
              <span className="tree__name ellipsis mono">{each}</span>
              <span className="label">{formatBytes(new Blob([files[each] ?? '']).size)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="side__note label">{t('files.hint')}</p>
    </>
  )
}

/** The document first, then its twin, then the queries by name. */
export function pathsOf(files: AppFiles): readonly string[] {
  const first = ['app.md', 'app.en.md'].filter((path) => Object.hasOwn(files, path))
  const rest = Object.keys(files).filter((path) => !first.includes(path))
  return [...first, ...rest.toSorted()]
}
