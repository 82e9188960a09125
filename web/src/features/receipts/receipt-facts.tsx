import type { ReceiptPage } from '@aladdin/sdk/contract/receipts.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { formatMoment } from '../../format/time.ts'
import { useLocal } from '../../i18n/language.ts'

export function ReceiptFacts({ receipt }: { receipt: ReceiptPage }) {
  const { t } = useTranslation('receipts')
  const number = useNumber()
  const { app, rows, bytes } = receipt
  const format = receipt.format === undefined ? '' : ` ${receipt.format.toUpperCase()}`
  return (
    <dl className="receipt__facts">
      <Fact name="kind">{`${t(`kinds.${receipt.kind}`)}${format}`}</Fact>
      <Fact name="at">{formatMoment(receipt.at)}</Fact>
      <Fact name="person">
        <Person receipt={receipt} />
      </Fact>
      <Fact name="app">{app !== undefined && <AppVersion app={app} />}</Fact>
      <Fact name="block">{receipt.block}</Fact>
      <Fact name="parameters">{app !== undefined && <Parameters of={receipt.parameters} />}</Fact>
      <Fact name="datasets">
        <Datasets of={receipt.datasets} />
      </Fact>
      <Fact name="today">{receipt.today}</Fact>
      <Fact name="place">{t(`places.${receipt.place}`)}</Fact>
      <Fact name="rows">{rows !== undefined && number(rows, 'integer')}</Fact>
      <Fact name="bytes">{bytes !== undefined && number(bytes, 'integer')}</Fact>
      <Fact name="seed">{receipt.seed}</Fact>
      <Fact name="entitlement">
        <code>{receipt.entitlement}</code>
      </Fact>
      <Fact name="result">
        {receipt.result === undefined ? t('noResult') : <code>{receipt.result}</code>}
      </Fact>
      <Fact name="againOf">{receipt.againOf !== undefined && <ReceiptLink id={receipt.againOf} />}</Fact>
    </dl>
  )
}

type FactName =
  | 'kind'
  | 'at'
  | 'person'
  | 'app'
  | 'block'
  | 'parameters'
  | 'datasets'
  | 'entitlement'
  | 'result'
  | 'today'
  | 'seed'
  | 'place'
  | 'rows'
  | 'bytes'
  | 'againOf'

function Fact({ name, children }: { name: FactName; children: ReactNode }) {
  const { t } = useTranslation('receipts')
  if (children === undefined || children === false) return null
  return (
    <>
      <dt>{t(`fact.${name}`)}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Person({ receipt: { person, branch } }: { receipt: ReceiptPage }) {
  const local = useLocal()
  return `${local(person.display)} ${person.name} · ${local(branch)}`
}

function AppVersion({ app }: { app: NonNullable<ReceiptPage['app']> }) {
  const { t } = useTranslation('receipts')
  const local = useLocal()
  return (
    <Link to="/apps/$name/v/$version" params={{ name: app.name, version: String(app.version) }}>
      {local(app.title)} · {t('version', { version: app.version })}
    </Link>
  )
}

function Parameters({ of }: { of: ReceiptPage['parameters'] }) {
  const { t } = useTranslation('receipts')
  const chosen = Object.entries(of)
  if (chosen.length === 0) return t('noParameters')
  return chosen.map(([name, value]) => (
    <span key={name}>
      <code>{name}</code> = {value}
    </span>
  ))
}

function Datasets({ of }: { of: ReceiptPage['datasets'] }) {
  const { t } = useTranslation('receipts')
  const local = useLocal()
  return of.map(({ name, title, version }) => (
    <span key={`${name} ${version}`}>
      <Link to="/data/$name" params={{ name }}>
        {local(title)}
      </Link>{' '}
      · {t('version', { version })}
    </span>
  ))
}

function ReceiptLink({ id }: { id: string }) {
  return (
    <Link to="/receipts/$id" params={{ id }}>
      <code>{id}</code>
    </Link>
  )
}
