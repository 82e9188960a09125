import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextDifference } from '../../editor/text-difference.tsx'
import { formatMoment } from '../../format/time.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useTheme } from '../../ui/appearance.ts'
import { Button } from '../../ui/button.tsx'

/** Two windows wrote the same draft: nothing is lost until the author has chosen. */
export function ConflictDialog({
  mine,
  theirs,
  keepMine,
  takeTheirs,
}: {
  mine: AppFiles
  theirs: Draft
  keepMine: () => void
  takeTheirs: () => void
}) {
  const { t } = useTranslation('workbench')
  const language = useLanguage()
  const theme = useTheme()
  const dialog = useRef<HTMLDialogElement>(null)
  const changed = changedPaths(mine, theirs.files)
  const [path, setPath] = useState<string>()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className={`choice ${path === undefined ? '' : 'choice--wide'}`}
      aria-label={t('conflict.title')}
      // There is no way around the choice: either text would be lost.
      onCancel={(event) => event.preventDefault()}
    >
      <h2>{t('conflict.title')}</h2>
      <p className="soft">{t('conflict.text', { time: formatMoment(theirs.updatedAt) })}</p>
      {path !== undefined && (
        <div className="choice__texts">
          <div className="spread">
            <span className="label">{t('conflict.theirsSide')}</span>
            {changed.length > 1 && (
              <select
                className="input input--small"
                value={path}
                onChange={(event) => setPath(event.target.value)}
              >
                {changed.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
            <span className="label">{t('conflict.mineSide')}</span>
          </div>
          <TextDifference
            before={theirs.files[path] ?? ''}
            after={mine[path] ?? ''}
            language={language}
            theme={theme}
          />
        </div>
      )}
      <div className="choice__ways">
        <Button kind="primary" onClick={keepMine}>
          {t('conflict.mine')}
        </Button>
        <Button onClick={takeTheirs}>{t('conflict.theirs')}</Button>
        <Button kind="quiet" onClick={() => setPath(path === undefined ? changed[0] : undefined)}>
          {path === undefined ? t('conflict.both') : t('conflict.hide')}
        </Button>
      </div>
    </dialog>
  )
}

function changedPaths(one: AppFiles, other: AppFiles): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (path) => one[path] !== other[path],
  )
}
