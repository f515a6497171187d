import './words.ts'
import './acts.css'
import { FilePen, FileText } from 'lucide-react'
import type { PaperName } from '#contract/acts'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Icon, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useQueryValue } from '#web/router'
import { BlankForm } from './BlankForm.tsx'
import { PaperMaker } from './PaperMaker.tsx'

const PAPERS: readonly PaperName[] = ['decision', 'administrator', 'bylaw', 'message', 'remote', 'movers']

/** A document from the school's own data, one's own words, or a file. */
export const NewActScreen = () => <InSchool administer>{(hat) => <NewAct hat={hat} />}</InSchool>

function NewAct({ hat }: { hat: Hat }) {
  const t = useWords('acts')
  const asked = useQueryValue('paper')
  const paper = PAPERS.find((one) => one === asked)
  const organizationId = hat.organization.id
  return (
    <>
      <TopBar
        title={t(paper ? `paper.${paper}` : asked === 'blank' ? 'maker.blank' : 'new')}
        back={asked ? '/school/acts/new' : '/school/acts'}
      />
      <SchoolTabs />
      {paper ? (
        <PaperMaker key={paper} organizationId={organizationId} paper={paper} />
      ) : asked === 'blank' ? (
        <BlankForm organizationId={organizationId} />
      ) : (
        <Choice />
      )}
    </>
  )
}

function Choice() {
  const t = useWords('acts')
  return (
    <div className="stack">
      <p className="dim">{t('maker.text')}</p>
      <ul className="acts-choice">
        {PAPERS.map((paper) => (
          <li key={paper}>
            <a href={`/school/acts/new?paper=${paper}`}>
              <Icon of={FileText} />
              <span>
                <b>{t(`paper.${paper}`)}</b>
                <span className="small dim">{t(`why.${paper}`)}</span>
              </span>
            </a>
          </li>
        ))}
        <li>
          <a href="/school/acts/new?paper=blank">
            <Icon of={FilePen} />
            <span>
              <b>{t('maker.blank')}</b>
              <span className="small dim">{t('maker.blankWhy')}</span>
            </span>
          </a>
        </li>
      </ul>
    </div>
  )
}
