import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type DrawerTab = 'problems' | 'results' | 'console'

/** What lies below text and preview: problems, rows, questions. */
export function Drawer({
  tab,
  problems,
  choose,
  children,
}: {
  tab: DrawerTab
  problems: number
  choose: (tab: DrawerTab) => void
  children: ReactNode
}) {
  const { t } = useTranslation('workbench')
  return (
    <section className="drawer" data-tab={tab} aria-label={t('drawer')}>
      <div className="strip" role="group" aria-label={t('drawer')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            className="strip__tab"
            aria-pressed={each === tab}
            onClick={() => choose(each)}
          >
            {t(`tabs.${each}`)}
            {each === 'problems' && problems > 0 && <span className="strip__count">{problems}</span>}
          </button>
        ))}
      </div>
      <div className="drawer__body">{children}</div>
    </section>
  )
}

const tabs = ['problems', 'results', 'console'] as const
