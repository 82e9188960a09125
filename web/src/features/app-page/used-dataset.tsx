import type { UsedDataset as Dataset } from '@aladdin/sdk/contract/gallery.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'

/** A dataset of the app, and what of it is mine. */
export function UsedDataset({ dataset: { source, title, version, mine } }: { dataset: Dataset }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  if (mine === undefined) {
    return (
      <>
        <span>{local(title)}</span>
        <span className="label used__mine">
          <Icon name="lock" size={12} /> {t('unseenDataset')}
        </span>
      </>
    )
  }
  const columns = [
    ...(mine.maskedColumns > 0 ? [t('maskedColumns', { count: mine.maskedColumns })] : []),
    ...(mine.hiddenColumns > 0 ? [t('hiddenColumns', { count: mine.hiddenColumns })] : []),
  ]
  return (
    <>
      <Link to="/data/$name" params={{ name: source }}>
        {local(title)}
      </Link>
      {version !== undefined && <span className="label"> {t('version', { number: version })}</span>}
      <span className="label used__mine">{[local(mine.rows), ...columns].join(' · ')}</span>
    </>
  )
}
