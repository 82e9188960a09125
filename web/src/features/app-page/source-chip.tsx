import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'
import { Chip } from '../../ui/chip.tsx'
import type { Source } from './use-run.ts'

/** Where the shown results came from and of which moment; its title says why. */
export function SourceChip({ source }: { source: Source | undefined }) {
  const { t } = useTranslation('appPage')
  const local = useLocal()
  if (source === undefined) return <Chip title={t('source.pictureWhy')}>{t('source.picture')}</Chip>
  const { place, madeAt, reason } = source
  const time = madeAt === undefined ? '' : formatMoment(madeAt).slice(11)
  return (
    <Chip
      {...(place === 'browser' ? { tone: 'teal' as const } : {})}
      title={reason === undefined ? t(`source.${place}Why`, { time }) : local(reason)}
    >
      <span role="status" data-source={place}>
        {t(`source.${place}`, { time })}
      </span>
    </Chip>
  )
}
