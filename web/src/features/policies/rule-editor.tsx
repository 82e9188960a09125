import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { Attribute, Comparison, ruleLimits, type RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { startOf, type RuleKind, ruleKinds, kindOf } from './rule-kinds.ts'
import { Select } from './select.tsx'
import { ValueInput, ValuesInput } from './value-input.tsx'

interface RuleProps {
  readonly rule: RowRule
  readonly columns: readonly Column[]
  readonly depth: number
  readonly change: (rule: RowRule) => void
}

/** A row rule as a sentence of choices; nothing is typed but values. */
export function RuleEditor({ rule, columns, depth, change }: RuleProps) {
  const { t } = useTranslation('policies')
  const kinds = ruleKinds.filter((kind) => depth < ruleLimits.depth - 1 || (kind !== 'and' && kind !== 'or'))
  return (
    <div className="rule">
      <div className="row row--wrap">
        <Select
          label={t('rule.kind')}
          value={kindOf(rule)}
          options={kinds.map((kind) => ({ value: kind, text: t(`rule.${kind}`) }))}
          choose={(kind: RuleKind) => change(startOf(kind, columns))}
        />
        <RuleParts rule={rule} columns={columns} depth={depth} change={change} />
      </div>
      {'rules' in rule && <RuleList rule={rule} columns={columns} depth={depth} change={change} />}
    </div>
  )
}

function RuleParts({ rule, columns, change }: RuleProps) {
  const { t } = useTranslation('policies')
  const { branches } = useSession()
  const local = useLocal()
  if (!('column' in rule)) return null
  const column = columns.find(({ name }) => name === rule.column)
  const chosen = (
    <Select
      label={t('rule.column')}
      value={rule.column}
      options={columns.map(({ name, title }) => ({ value: name, text: `${local(title)} ${name}` }))}
      choose={(name) => change(withColumn(rule, name))}
    />
  )
  const attribute = (value: Attribute, put: (next: Attribute) => void) => (
    <Select
      label={t('rule.with')}
      value={value}
      options={Attribute.anyOf.map((one) => ({ value: one.const, text: t(`attributes.${one.const}`) }))}
      choose={put}
    />
  )
  switch (rule.rule) {
    case 'equals':
    case 'within':
      return (
        <>
          {chosen}
          {attribute(rule.attribute, (next) =>
            change({ ...rule, rule: next === 'branches' ? 'within' : 'equals', attribute: next }),
          )}
        </>
      )
    case 'under':
      return (
        <>
          {chosen}
          <Select
            label={t('rule.branch')}
            value={rule.branch}
            options={branches.map(({ id, name }) => ({ value: id, text: local(name) }))}
            choose={(branch) => change({ ...rule, branch })}
          />
        </>
      )
    case 'in':
      return (
        <>
          {chosen}
          <ValuesInput
            values={rule.values}
            type={column?.type ?? 'text'}
            change={(values) => change({ ...rule, values })}
          />
        </>
      )
    case 'compare':
      return (
        <>
          {chosen}
          <Select
            label={t('rule.op')}
            value={rule.op}
            options={Comparison.anyOf.map((op) => ({ value: op.const, text: op.const }))}
            choose={(op) => change({ ...rule, op })}
          />
          {'attribute' in rule ? (
            attribute(rule.attribute, (next) => change({ ...rule, attribute: next }))
          ) : (
            <ValueInput
              value={rule.value}
              type={column?.type ?? 'text'}
              change={(value) => change({ ...rule, value })}
            />
          )}
        </>
      )
  }
}

/** The same rule of another column; a value of another type would not fit and is left to be typed. */
function withColumn(rule: Extract<RowRule, { column: string }>, column: string): RowRule {
  return { ...rule, column }
}

function RuleList({
  rule,
  columns,
  depth,
  change,
}: RuleProps & { rule: Extract<RowRule, { rules: unknown }> }) {
  const { t } = useTranslation('policies')
  const put = (at: number, ...parts: RowRule[]) =>
    change({ ...rule, rules: rule.rules.toSpliced(at, 1, ...parts) })
  return (
    <div className="rule__parts">
      {rule.rules.map((part, at) => (
        // Parts have no identity beyond their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="row rule__part" key={at}>
          <RuleEditor rule={part} columns={columns} depth={depth + 1} change={(next) => put(at, next)} />
          {rule.rules.length > 1 && (
            <Button kind="quiet" iconOnly small aria-label={t('rule.remove')} onClick={() => put(at)}>
              <Icon name="close" />
            </Button>
          )}
        </div>
      ))}
      <Button
        small
        onClick={() => change({ ...rule, rules: [...rule.rules, startOf('attribute', columns)] })}
      >
        <Icon name="plus" size={14} />
        {t('rule.add')}
      </Button>
    </div>
  )
}
