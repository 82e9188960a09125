import type { Facets } from '@aladdin/sdk/contract/gallery.ts'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { SearchBox } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { facetNames, type FacetName, type GallerySearch } from './gallery-search.ts'
import { useFacets } from './queries.ts'

interface FiltersProps {
  readonly search: GallerySearch
  readonly change: (part: GallerySearch) => void
}

/** Search and facets on one line, what is chosen below them; everything stands in the address. */
export function Filters({ search, change }: FiltersProps) {
  const { t } = useTranslation('gallery')
  const { data: facets } = useFacets(search)
  return (
    <>
      <div className="filters">
        <SearchBox
          label={t('search')}
          value={search.search ?? ''}
          change={(text) => change({ search: text === '' ? undefined : text })}
        />
        <div className="filters__scroll">
          {facetNames.map((name) => (
            <FacetSelect
              key={name}
              name={name}
              facets={facets}
              chosen={search[name]}
              choose={(value) => change({ [name]: value })}
            />
          ))}
          {(['starred', 'mine'] as const).map((only) => (
            <button
              key={only}
              type="button"
              className="toggle"
              aria-pressed={search.only === only}
              onClick={() => change({ only: search.only === only ? undefined : only })}
            >
              <Icon name={only === 'starred' ? 'star' : 'person'} size={14} />
              {t(`facet.${only}`)}
            </button>
          ))}
        </div>
      </div>
      <Chosen search={search} change={change} facets={facets} />
    </>
  )
}

function FacetSelect({
  name,
  facets,
  chosen,
  choose,
}: {
  name: FacetName
  facets: Facets | undefined
  chosen: string | undefined
  choose: (value: string | undefined) => void
}) {
  const { t } = useTranslation('gallery')
  const nameOf = useFacetName(facets)
  const number = useNumber()
  const values = facets?.[name] ?? []
  const isListed = chosen === undefined || values.some(({ value }) => value === chosen)
  return (
    <select
      className={chosen === undefined ? 'input filters__select' : 'input filters__select filters__select--on'}
      aria-label={t(`facet.${name}`)}
      value={chosen ?? ''}
      onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}
    >
      <option value="">{t(`facet.${name}`)}</option>
      {!isListed && <option value={chosen}>{chosen}</option>}
      {values.map(({ value, count }) => (
        <option key={value} value={value} lang={languageOf(name, value)}>
          {`${nameOf(name, value)} (${number(count)})`}
        </option>
      ))}
    </select>
  )
}

function Chosen({ search, change, facets }: FiltersProps & { facets: Facets | undefined }) {
  const { t } = useTranslation('gallery')
  const nameOf = useFacetName(facets)
  const chosen = facetNames.flatMap((name) => {
    const value = search[name]
    return value === undefined ? [] : [{ name, text: nameOf(name, value) }]
  })
  if (chosen.length === 0) return null
  return (
    <ul className="filters__chosen" aria-label={t('facet.chosen')}>
      {chosen.map(({ name, text }) => (
        <li key={name}>
          <button
            type="button"
            className="toggle toggle--on filters__chip"
            aria-label={t('facet.remove', { value: text })}
            onClick={() => change({ [name]: undefined })}
          >
            <span className="filters__kind">{t(`facet.${name}`)}</span>
            <span className="ellipsis">{text}</span>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A tag is the author's own word, in whatever language she wrote it. */
function languageOf(name: FacetName, value: string): 'zh' | undefined {
  return name === 'tag' && /[\u4E00-\u9FFF]/.test(value) ? 'zh' : undefined
}

/** What a facet's value is called on the screen. */
function useFacetName(facets: Facets | undefined): (name: FacetName, value: string) => string {
  const { t: topic } = useTranslation('ui')
  const local = useLocal()
  return (name, value) => {
    if (name === 'topic') return topic(`topics.${value}` as 'topics.channels', { defaultValue: value })
    const title = facets?.[name].find((one) => one.value === value)?.title
    return title === undefined ? value : local(title)
  }
}
