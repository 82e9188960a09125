import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Grant } from '@aladdin/sdk/contract/policy.ts'
import { Purpose } from '@aladdin/sdk/contract/policy.ts'
import { Role } from '@aladdin/sdk/contract/route.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ColumnTreatments } from './column-treatments.tsx'
import { FormOfRows } from './form-of-rows.tsx'
import { RuleEditor } from './rule-editor.tsx'

interface GrantProps {
  readonly grant: Grant
  readonly columns: readonly Column[]
  readonly editable: boolean
  readonly change: (grant: Grant) => void
  readonly remove: () => void
}

/** One grant: for whom, which rows, how each column is shown, in which form, until when. */
export function GrantCard({ grant, columns, editable, change, remove }: GrantProps) {
  const { t } = useTranslation('policies')
  return (
    <fieldset className="card stack grant" disabled={!editable}>
      <div className="spread">
        <div className="row row--wrap">
          {grant.people !== undefined && (
            <Chip tone="warn">{t('exception', { count: grant.people.length })}</Chip>
          )}
          {grant.expires !== undefined && <Chip tone="line">{t('until', { day: grant.expires })}</Chip>}
        </div>
        {editable && (
          <Button kind="quiet" iconOnly small aria-label={t('removeGrant')} onClick={remove}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      <Choices
        legend={t('forRoles')}
        all={Role.anyOf.map((role) => role.const)}
        chosen={grant.roles}
        text={(role) => t(`roles.${role}`)}
        choose={(roles) => roles.length > 0 && change({ ...grant, roles })}
      />
      <Choices
        legend={t('forPurposes')}
        all={Purpose.anyOf.map((purpose) => purpose.const)}
        chosen={grant.purposes ?? Purpose.anyOf.map((purpose) => purpose.const)}
        text={(purpose) => t(`purposes.${purpose}`)}
        choose={(purposes) => {
          const { purposes: _, ...others } = grant
          if (purposes.length === 0) return
          change(purposes.length === Purpose.anyOf.length ? others : { ...others, purposes })
        }}
      />
      <section className="stack">
        <h3>{t('rowsOf')}</h3>
        <RuleEditor
          rule={grant.rows}
          columns={columns}
          depth={1}
          change={(rows) => change({ ...grant, rows })}
        />
      </section>
      <ColumnTreatments grant={grant} columns={columns} change={change} />
      <FormOfRows grant={grant} columns={columns} change={change} />
      {grant.note !== undefined && <p className="faint">{t('note', { note: grant.note })}</p>}
    </fieldset>
  )
}

interface ChoicesProps<TValue extends string> {
  readonly legend: string
  readonly all: readonly TValue[]
  readonly chosen: readonly TValue[]
  readonly text: (value: TValue) => string
  readonly choose: (values: TValue[]) => void
}

function Choices<TValue extends string>({ legend, all, chosen, text, choose }: ChoicesProps<TValue>) {
  return (
    <div role="group" aria-label={legend} className="row row--wrap choices">
      <span className="choices__legend">{legend}</span>
      {all.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              choose(all.filter((one) => (one === value ? event.target.checked : chosen.includes(one))))
            }
          />
          {text(value)}
        </label>
      ))}
    </div>
  )
}
