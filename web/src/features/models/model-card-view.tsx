import type { ModelCard } from '@aladdin/sdk/contract/models.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Chip } from '../../ui/chip.tsx'

/** A model with its versions: on what and when each was fitted, by whom, and how good it is. */
export function ModelCardView({ model }: { model: ModelCard }) {
  const { t } = useTranslation('models')
  const local = useLocal()
  const number = useNumber()
  const figure = (value: unknown) => (typeof value === 'number' ? value.toFixed(3) : '–')
  return (
    <section className="models__card">
      <div className="row row--wrap">
        <h2>{local(model.title)}</h2>
        <Chip tone="line">{t(`visibility.${model.visibility}`)}</Chip>
        <span className="label">{local(model.owner)}</span>
      </div>
      <code className="faint">{t('use', { name: model.name })}</code>
      <div className="table-wrap models__scroll" tabIndex={0} role="region" aria-label={local(model.title)}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('column.version')}</th>
              <th>{t('column.fitted')}</th>
              <th>{t('column.by')}</th>
              <th>{t('column.data')}</th>
              <th className="number">{t('column.rows')}</th>
              <th className="number">{t('column.auc')}</th>
              <th className="number">{t('column.ks')}</th>
              <th className="number">{t('column.baseline')}</th>
            </tr>
          </thead>
          <tbody>
            {model.versions.map((version) => (
              <tr key={version.number}>
                <td>
                  <Link to="/apps/$name" params={{ name: version.app }}>
                    {t('versionOf', { number: version.number })}
                  </Link>
                </td>
                <td>{version.fittedOn}</td>
                <td>
                  {local(version.by)} · {local(version.branch.name)}
                </td>
                <td>
                  {version.datasets
                    .map((dataset) => t('dataset', { name: dataset.name, version: dataset.version }))
                    .join(' · ')}
                </td>
                <td className="number">{number(version.rows)}</td>
                <td className="number">{figure(version.quality['auc'])}</td>
                <td className="number">{figure(version.quality['ks'])}</td>
                <td className="number">{figure(version.quality['baseline_auc'])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
