import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { ExportRight, Grant, GrantMode } from '@aladdin/sdk/contract/policy.ts'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Select } from './select.tsx'

interface FormProps {
  readonly grant: Grant
  readonly columns: readonly Column[]
  readonly change: (grant: Grant) => void
}

/** In which form rows are given, whether they may be exported, and when the grant ends. */
export function FormOfRows({ grant, columns, change }: FormProps) {
  const { t } = useTranslation('policies')
  const mode = grant.mode ?? { kind: 'rows' as const }
  const { mode: _mode, export: _export, expires: _expires, ...bare } = grant
  const rest = {
    ...(grant.mode === undefined ? {} : { mode: grant.mode }),
    ...(grant.export === undefined ? {} : { export: grant.export }),
    ...(grant.expires === undefined ? {} : { expires: grant.expires }),
  }
  const put = (part: Partial<Pick<Grant, 'mode' | 'export' | 'expires'>>, without: keyof typeof rest) => {
    const { [without]: _, ...others } = rest
    change({ ...bare, ...others, ...part })
  }
  return (
    <section className="stack">
      <div className="row row--wrap grant__form">
        <label>
          {t('form')}
          <Select
            label={t('form')}
            value={mode.kind}
            options={(['rows', 'aggregate', 'server-only'] as const).map((kind) => ({
              value: kind,
              text: t(`forms.${kind}`),
            }))}
            choose={(kind) => put(kind === 'rows' ? {} : { mode: startMode(kind, columns) }, 'mode')}
          />
        </label>
        <label>
          {t('export')}
          <Select
            label={t('export')}
            value={grant.export ?? 'unsaid'}
            options={(['unsaid', 'none', 'with-receipt'] as const).map((right) => ({
              value: right,
              text: t(`exports.${right}`),
            }))}
            choose={(right: ExportRight | 'unsaid') =>
              put(right === 'unsaid' ? {} : { export: right }, 'export')
            }
          />
        </label>
        <label>
          {t('ends')}
          <input
            className="input input--small policy__value"
            type="date"
            value={grant.expires ?? ''}
            onChange={(event) =>
              put(event.target.value === '' ? {} : { expires: event.target.value }, 'expires')
            }
          />
        </label>
      </div>
      {mode.kind === 'aggregate' && (
        <Groups mode={mode} columns={columns} change={(next) => put({ mode: next }, 'mode')} />
      )}
    </section>
  )
}

type Aggregate = Extract<GrantMode, { kind: 'aggregate' }>

function Groups({
  mode,
  columns,
  change,
}: {
  mode: Aggregate
  columns: readonly Column[]
  change: (mode: Aggregate) => void
}) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const named = (column: Column) => ({ value: column.name, text: local(column.title) })
  const numbers = columns.filter(({ type }) => type === 'integer' || type === 'number')
  const toggle = (list: readonly string[], name: string, on: boolean) =>
    on ? [...list, name] : list.filter((one) => one !== name)
  return (
    <div className="stack groups">
      <div className="row row--wrap grant__form">
        <label>
          {t('groups.entity')}
          <Select
            label={t('groups.entity')}
            value={mode.entity}
            options={columns.map(named)}
            choose={(entity) => change({ ...mode, entity })}
          />
        </label>
        <label>
          {t('groups.k')}
          <input
            className="input input--small policy__value"
            type="number"
            min={2}
            max={1000}
            value={mode.k}
            onChange={(event) => change({ ...mode, k: Math.max(2, Math.round(Number(event.target.value))) })}
          />
        </label>
      </div>
      {(
        [
          ['dimensions', columns.filter(({ type }) => type !== 'number')],
          ['measures', numbers],
        ] as const
      ).map(([part, offered]) => (
        <div key={part} role="group" aria-label={t(`groups.${part}`)} className="row row--wrap choices">
          <span className="choices__legend">{t(`groups.${part}`)}</span>
          {offered.map(({ name, title }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={mode[part].includes(name)}
                disabled={
                  part === 'dimensions' &&
                  !mode[part].includes(name) &&
                  mode[part].length >= mode.maxDimensions
                }
                onChange={(event) =>
                  change({ ...mode, [part]: toggle(mode[part], name, event.target.checked) })
                }
              />
              {local(title)}
            </label>
          ))}
        </div>
      ))}
    </div>
  )
}

function startMode(kind: 'aggregate' | 'server-only', columns: readonly Column[]): GrantMode {
  if (kind === 'server-only') return { kind }
  const entity =
    columns.find((column) => column.entity !== undefined && column.entity !== 'branch') ?? columns[0]
  const dimension = columns.find(({ entity: what, name }) => what === 'branch' || name === 'branch_id')
  return {
    kind,
    k: 10,
    entity: entity?.name ?? '',
    maxDimensions: 3,
    dimensions: dimension === undefined ? [] : [dimension.name],
    measures: [],
  }
}
