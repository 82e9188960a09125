import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { SearchBox } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { GallerySearch } from './gallery-search.ts'
import { useFacets } from './queries.ts'

/** Search and facets on one line; everything chosen stands in the address. */
export function Filters({
  search,
  change,
}: {
  search: GallerySearch
  change: (part: GallerySearch) => void
}) {
  const { t } = useTranslation('gallery')
  const { t: topic } = useTranslation('ui')
  const local = useLocal()
  const { data: facets } = useFacets()
  const without = (name: keyof GallerySearch) => ({ [name]: undefined })
  return (
    <div className="filters">
      <SearchBox
        label={t('search')}
        value={search.search ?? ''}
        change={(text) => change(text === '' ? without('search') : { search: text })}
      />
      <div className="filters__scroll">
        <select
          className="input filters__select"
          aria-label={t('facet.topic')}
          value={search.topic ?? ''}
          onChange={({ target }) => change(target.value === '' ? without('topic') : { topic: target.value })}
        >
          <option value="">{t('facet.anyTopic')}</option>
          {withChosen(facets?.topics ?? [], search.topic).map((value) => (
            <option key={value} value={value}>
              {topic(`topics.${value}` as 'topics.channels', { defaultValue: value })}
            </option>
          ))}
        </select>
        <select
          className="input filters__select"
          aria-label={t('facet.branch')}
          value={search.branch ?? ''}
          onChange={({ target }) =>
            change(target.value === '' ? without('branch') : { branch: target.value })
          }
        >
          <option value="">{t('facet.anyBranch')}</option>
          {(facets?.branches ?? []).map((branch) => (
            <option key={branch.id} value={branch.id}>
              {local(branch.name)}
            </option>
          ))}
        </select>
        {(['starred', 'mine'] as const).map((only) => (
          <button
            key={only}
            type="button"
            className="toggle"
            aria-pressed={search.only === only}
            onClick={() => change(search.only === only ? without('only') : { only })}
          >
            <Icon name={only === 'starred' ? 'star' : 'person'} size={14} />
            {t(`facet.${only}`)}
          </button>
        ))}
        {(['dataset', 'tag'] as const).map(
          (name) =>
            search[name] !== undefined && (
              <button
                key={name}
                type="button"
                className="toggle toggle--on"
                aria-label={t('facet.remove', { value: search[name] })}
                onClick={() => change(without(name))}
              >
                {search[name]}
                <Icon name="close" size={12} />
              </button>
            ),
        )}
      </div>
    </div>
  )
}

function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [chosen, ...values]
}
