import type { TokenId } from '@aladdin/sdk/contract/ids.ts'
import { listTokens, revokeToken, type Token } from '@aladdin/sdk/contract/tokens.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { formatDay, formatMoment } from '../../format/time.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { notifyOf } from '../../ui/notice.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { TokenForm } from './token-form.tsx'
import './session.css'
import '../../ui/table.css'

export const tokensKey = ['tokens']

/** Keys for programs that act for me; a secret is shown once. */
export function TokensPage() {
  const { t } = useTranslation('session')
  usePageTitle(t('tokens.title'))
  const [secret, setSecret] = useState<string>()
  const tokens = useQuery({ queryKey: tokensKey, queryFn: ({ signal }) => call(listTokens, {}, { signal }) })
  return (
    <div className="page" style={{ maxWidth: 960 }}>
      <header className="page__head">
        <div>
          <h1>{t('tokens.title')}</h1>
          <p>{t('tokens.lead')}</p>
        </div>
      </header>
      <div className="stack" style={{ gap: 16 }}>
        <TokenForm made={setSecret} />
        {secret !== undefined && <Secret secret={secret} />}
        <Loaded answer={tokens} skeleton={<Skeleton height={160} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="key" title={t('tokens.none')} hint={t('tokens.noneHint')} />
            ) : (
              <TokenTable tokens={items} />
            )
          }
        </Loaded>
      </div>
    </div>
  )
}

function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation('session')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <div role="status" className="stack">
      <p>{t('tokens.once')}</p>
      <div className="secret">
        <code>{secret}</code>
        <Button small onClick={() => void copy()}>
          <Icon name={isCopied ? 'check' : 'link'} size={14} />
          {isCopied ? t('tokens.copied') : t('tokens.copy')}
        </Button>
      </div>
    </div>
  )
}

function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  const { t } = useTranslation('session')
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (id: TokenId) => call(revokeToken, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
    onError: notifyOf,
  })
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('tokens.name')}</th>
            <th>{t('tokens.scopes')}</th>
            <th>{t('tokens.ends')}</th>
            <th>{t('tokens.lastUsed')}</th>
            <th aria-label={t('tokens.revoke')} />
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td>
                <span className="row">
                  {token.scopes.map((scope) => (
                    <Chip key={scope}>{t(`tokens.scope.${scope}`)}</Chip>
                  ))}
                </span>
              </td>
              <td>{formatDay(token.expiresAt)}</td>
              <td>{token.lastUsedAt === undefined ? t('tokens.never') : formatMoment(token.lastUsedAt)}</td>
              <td className="number">
                <Button kind="danger" small busy={isPending} onClick={() => mutate(token.id)}>
                  {t('tokens.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
