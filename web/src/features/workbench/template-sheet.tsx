import type { Template } from '@aladdin/sdk/contract/workbench.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { allDatasetsQuery } from './queries.ts'
import { useFitting } from './use-fitting.ts'

type Bindings = Readonly<Record<string, string>>
type Needs = Template['datasets'][number]

/** Which dataset each part of a template reads: the catalog's at first, or my own with the same columns. */
export function TemplateSheet({
  template,
  busy,
  close,
  begin,
}: {
  template: Template
  busy: boolean
  close: () => void
  begin: (bind: Bindings) => void
}) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const [chosen, setChosen] = useState<Bindings>({})
  const changed = Object.fromEntries(
    template.datasets
      .map(({ alias, source }) => [alias, chosen[alias] ?? source] as const)
      .filter(([alias, name]) =>
        template.datasets.some((part) => part.alias === alias && part.source !== name),
      ),
  )
  return (
    <Sheet title={local(template.title)} close={close}>
      <form
        className="stack"
        style={{ gap: 20 }}
        onSubmit={(event) => {
          event.preventDefault()
          begin(changed)
        }}
      >
        <p className="soft">{local(template.summary)}</p>
        {template.datasets.map((needs) => (
          <Binding
            key={needs.alias}
            needs={needs}
            value={chosen[needs.alias] ?? needs.source}
            choose={(name) => setChosen({ ...chosen, [needs.alias]: name })}
          />
        ))}
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {t('template.begin')}
          </Button>
          <Link to="/upload" className="soft">
            {t('template.upload')}
          </Link>
        </div>
      </form>
    </Sheet>
  )
}

function Binding({ needs, value, choose }: { needs: Needs; value: string; choose: (name: string) => void }) {
  const { t } = useTranslation('workbench')
  const local = useLocal()
  const all = useQuery(allDatasetsQuery)
  const { fitting } = useFitting(needs.columns, ({ mine }) => mine)
  const catalog = all.data?.items.find(({ name }) => name === needs.source)
  const own = fitting.filter(({ name }) => name !== needs.source)
  return (
    <Field
      label={t('template.reads', { alias: needs.alias })}
      hint={t('template.needs', { columns: needs.columns.map(({ name }) => name).join(', ') })}
    >
      {(ids) => (
        <select className="input" {...ids} value={value} onChange={(event) => choose(event.target.value)}>
          <option value={needs.source}>
            {catalog === undefined ? needs.source : `${local(catalog.title)} · ${needs.source}`}
          </option>
          {own.length > 0 && (
            <optgroup label={t('template.mine')}>
              {own.map((dataset) => (
                <option key={dataset.name} value={dataset.name}>
                  {local(dataset.title)} · {dataset.name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    </Field>
  )
}
