import { useTranslation } from 'react-i18next'

export type NarrowPane = 'text' | 'preview'

/** One pane at a time where two do not fit beside each other. */
export function PaneSwitch({ pane, choose }: { pane: NarrowPane; choose: (pane: NarrowPane) => void }) {
  const { t } = useTranslation('workbench')
  return (
    <div className="pane-switch" role="group" aria-label={t('panes.switch')}>
      {panes.map((each) => (
        <button
          key={each}
          type="button"
          className="strip__tab"
          aria-pressed={each === pane}
          onClick={() => choose(each)}
        >
          {t(`panes.${each}`)}
        </button>
      ))}
    </div>
  )
}

const panes = ['text', 'preview'] as const
