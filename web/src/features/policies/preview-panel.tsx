import { previewPolicy, type PolicyPreview, type PreviewAs } from '@aladdin/sdk/contract/policies.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import { Role } from '@aladdin/sdk/contract/route.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { accessQuery } from './queries.ts'
import { Select } from './select.tsx'

/** What the rules as they stand here would give a role at a branch, or a person, before anything is saved. */
export function PreviewPanel({ name, policy }: { name: string; policy: Policy }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const { branches } = useSession()
  const [role, setRole] = useState<Role>('analyst')
  const [branch, setBranch] = useState('XA')
  const [position, setPosition] = useState('')
  const access = useQuery(accessQuery(name))
  const people = access.data?.items ?? []
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (as: PreviewAs) => call(previewPolicy, { params: { name }, body: { policy, as } }),
  })
  return (
    <section className="card stack" aria-label={t('preview.title')}>
      <h2>{t('preview.title')}</h2>
      <div className="row row--wrap">
        <Select
          label={t('preview.person')}
          value={position}
          options={[
            { value: '', text: t('preview.anyone') },
            ...people.map((row) => ({
              value: row.position,
              text: `${local(row.person.display)} · ${local(row.branch)}`,
            })),
          ]}
          choose={setPosition}
        />
        {position === '' && (
          <>
            <Select
              label={t('preview.role')}
              value={role}
              options={Role.anyOf.map((one) => ({ value: one.const, text: t(`roles.${one.const}`) }))}
              choose={setRole}
            />
            <Select
              label={t('preview.branch')}
              value={branches.some(({ id }) => id === branch) ? branch : (branches[0]?.id ?? '')}
              options={branches.map((one) => ({ value: one.id, text: local(one.name) }))}
              choose={setBranch}
            />
          </>
        )}
        <Button
          small
          busy={isPending}
          onClick={() => mutate(position === '' ? { role, branch } : { position })}
        >
          {t('preview.run')}
        </Button>
      </div>
      {error !== null && <ErrorState error={error} />}
      {error === null && data !== undefined && <Result preview={data} />}
    </section>
  )
}

function Result({ preview }: { preview: PolicyPreview }) {
  const { t } = useTranslation('policies')
  const local = useLocal()
  const number = useNumber()
  const treated = preview.columns.filter(({ treatment }) => treatment.treatment !== 'visible')
  return (
    <div className="stack" role="status">
      <p>
        <strong>{t('preview.rows', { rows: number(preview.rows, 'integer') })}</strong>{' '}
        <span className="soft">{t('preview.of', { rows: number(preview.totalRows, 'integer') })}</span>
      </p>
      <p className="soft">{local(preview.reason)}</p>
      <div className="row row--wrap">
        <Chip tone="line">{t(`forms.${preview.mode.kind}`)}</Chip>
        <Chip tone="line">{t(`exports.${preview.export}`)}</Chip>
        {treated.map(({ name, treatment }) => (
          <Chip key={name} tone="line">
            {name}{' '}
            {t(`treatments.${treatment.treatment === 'masked' ? treatment.mask : treatment.treatment}`)}
          </Chip>
        ))}
      </div>
      <Sample sample={preview.sample} />
    </div>
  )
}

function Sample({ sample }: { sample: PolicyPreview['sample'] }) {
  const { t } = useTranslation('policies')
  if (sample.rows.length === 0) return <p className="faint">{t('preview.noSample')}</p>
  return (
    // A scrolling region is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wrap" role="region" aria-label={t('preview.sample')} tabIndex={0}>
      <table className="table table--dense">
        <thead>
          <tr>
            {sample.columns.map((column) => (
              <th key={column}>
                <code>{column}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, index) => (
            // A sample has no keys of its own.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {sample.columns.map((column, at) => (
                <td key={column}>{row[at] === null ? '–' : String(row[at])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
