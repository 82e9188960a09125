import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'
import { Skeleton } from '../../ui/states.tsx'
import type { Preview } from './use-preview.ts'

/** The shape of an app and what is being done, until its first block stands. */
export function PreviewWaiting({ preview: { arrived, stage, run } }: { preview: Preview }) {
  const { t } = useTranslation('workbench')
  const { t: words } = useTranslation('appPage')
  const word = () => {
    if (stage !== undefined) return words(`stage.${stage}`)
    if (arrived === undefined) return words(run === undefined ? 'stage.data' : 'stage.fetch')
    return t('preview.engine', {
      loaded: formatBytes(arrived.loadedBytes),
      total: formatBytes(arrived.totalBytes),
    })
  }
  return (
    <div className="preview__waiting">
      <Skeleton height={28} />
      <Skeleton height={64} />
      <Skeleton height={240} />
      <p className="preview__stage" role="status">
        {word()}
      </p>
    </div>
  )
}
