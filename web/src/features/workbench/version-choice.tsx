import type { App } from '@aladdin/sdk/app/app.ts'
import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'

/** Which version of a table the app reads: the newest one, or one for good. */
export function VersionChoice({
  declared,
  page,
  pin,
}: {
  declared: App['datasets'][number]
  page: DatasetPage
  pin: (alias: string, source: string, version: number | undefined) => void
}) {
  const { t } = useTranslation('workbench')
  const newest = page.dataset.version
  const { alias, source, version } = declared
  return (
    <div className="tree__version row">
      <select
        className="input input--small"
        aria-label={t('catalog.version', { name: source })}
        value={version ?? ''}
        onChange={({ target }) => pin(alias, source, target.value === '' ? undefined : Number(target.value))}
      >
        <option value="">{t('catalog.newest', { number: newest })}</option>
        {page.versions.map(({ number, dataDate }) => (
          <option key={number} value={number}>
            {t('catalog.pinned', { number })}
            {dataDate === undefined ? '' : ` · ${dataDate}`}
          </option>
        ))}
      </select>
      {version !== undefined && version < newest && (
        <Chip tone="warn" title={t('catalog.newerHint')}>
          {t('catalog.newer', { number: newest })}
        </Chip>
      )}
    </div>
  )
}
