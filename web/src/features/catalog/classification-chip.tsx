import type { Classification } from '@aladdin/sdk/contract/dataset.ts'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'

export function ClassificationChip({ of }: { of: Classification }) {
  const { t } = useTranslation('catalog')
  return (
    <Chip tone={of === 'C2' ? 'warn' : 'plain'} title={t(`classificationMeaning.${of}`)}>
      {of} {t(`classification.${of}`)}
    </Chip>
  )
}
