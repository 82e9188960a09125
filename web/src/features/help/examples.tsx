import type { HelpPage } from '@aladdin/sdk/contract/help.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

type Example = HelpPage['examples'][number]

/** The blocks of the page as they are written. */
export function Examples({ examples }: { examples: readonly Example[] }) {
  const { t } = useTranslation('help')
  return (
    <section className="examples" aria-label={t('examples')}>
      <h2>{t('examples')}</h2>
      <p className="label">{t('examplesHint')}</p>
      <ul>
        {examples.map((example, index) => (
          <OneExample key={example.name} example={example} isOpen={index === 0} />
        ))}
      </ul>
    </section>
  )
}

function OneExample({ example: { kind, name, text }, isOpen }: { example: Example; isOpen: boolean }) {
  const { t } = useTranslation('help')
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>()
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('notCopied'),
    )
  return (
    <li className="examples__one">
      <div className="spread">
        <details open={isOpen}>
          <summary>
            <code>{name}</code> <span className="label">{kind}</span>
          </summary>
          {/* a long line scrolls sideways, so the keyboard must reach it */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className="examples__text" lang="zh-CN" tabIndex={0}>
            {text}
          </pre>
        </details>
        <Button
          kind="quiet"
          small
          className="examples__copy"
          aria-label={t('copyBlock', { name })}
          onClick={() => void copy()}
        >
          <Icon name={outcome === 'copied' ? 'check' : 'link'} size={14} />
          {t(outcome === 'copied' ? 'copied' : 'copy')}
        </Button>
      </div>
      <p className="label" role="status">
        {outcome === 'notCopied' && t('notCopied')}
      </p>
    </li>
  )
}
