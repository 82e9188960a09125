import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Chip } from '../../ui/chip.tsx'
import { ClassificationChip } from './classification-chip.tsx'

export function DatasetTable({ datasets }: { datasets: readonly DatasetSummary[] }) {
  const { t } = useTranslation('catalog')
  const local = useLocal()
  const number = useNumber()
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('column.dataset')}</th>
            <th className="hide-narrow">{t('column.meaning')}</th>
            <th className="hide-narrow">{t('column.domain')}</th>
            <th>{t('column.classification')}</th>
            <th className="number">{t('column.rows')}</th>
            <th className="hide-narrow">{t('column.dataDate')}</th>
          </tr>
        </thead>
        <tbody>
          {datasets.map((dataset) => (
            <tr key={dataset.id}>
              <td>
                <span className="row">
                  <Link to="/data/$name" params={{ name: dataset.name }} className="table__link">
                    {local(dataset.title)}
                  </Link>
                  {dataset.mine && <Chip tone="teal">{t(`visibility.${dataset.visibility}`)}</Chip>}
                </span>
                <code className="table__sub">{dataset.name}</code>
              </td>
              <td className="hide-narrow">
                <span className="catalog__meaning">{local(dataset.meaning)}</span>
              </td>
              <td className="hide-narrow soft" style={{ whiteSpace: 'nowrap' }}>
                {t(`domains.${dataset.domain}`)}
              </td>
              <td>
                <ClassificationChip of={dataset.classification} />
              </td>
              <td className="number">{number(dataset.rows)}</td>
              <td className="hide-narrow soft" style={{ whiteSpace: 'nowrap' }}>
                {dataset.dataDate ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
