// Which page concerns a screen: the first line that fits its path.
const OF_SCREENS: [RegExp, string][] = [
  [/^\/chats\/[^/]+\/materials|^\/materials/, 'faily'],
  [/^\/chats|^\/bookmarks|^\/later|^\/important|^\/today/, 'chaty'],
  [/^\/calls/, 'zvonki'],
  [/^\/(school\/)?broadcasts/, 'translyacii'],
  [/^\/(school\/)?attendance/, 'poseschaemost'],
  [/^\/(school\/)?timetable|^\/lessons|^\/school\/(remote|norms)/, 'raspisanie'],
  [/^\/search/, 'poisk'],
  [/^\/announcements/, 'obyavleniya'],
  [/^\/appointments/, 'priem'],
  [/^\/(school\/)?consents|^\/school\/privacy/, 'soglasiya'],
  [/^\/(school\/)?refusals?/, 'bez-ploschadki'],
  [/^\/(family|school\/confirm)/, 'semya'],
  [/^\/(school|public)?\/?(acts|moves)/, 'akty'],
  [/^\/(school|operator|more)\/help/, 'pomosch'],
  [/^\/more\/notifications/, 'uvedomleniya'],
  [/^\/more\/(my-data)|^\/(school|operator)\/audit|^\/school\/archive/, 'zhurnal-deystviy'],
  [/^\/more\/decisions|^\/school\/(desk|conduct|contacts)/, 'moderaciya'],
  [/^\/more/, 'akkaunt'],
  [/^\/school\/(lists|movement|year)/, 'spiski'],
  [/^\/school\/journal/, 'elektronnyy-zhurnal'],
  [/^\/school\/(classes\/[^/]+|staff)\/sheets|^\/sheet/, 'listy-aktivacii'],
  [/^\/school\/(classes\/[^/]+\/)?invitations|^\/school\/requests|^\/join|^\/waiting/, 'priglasheniya'],
  [/^\/school\/(summary|curators)/, 'svodka'],
  [/^\/curator/, 'kuratoru'],
  [/^\/school\/quiet/, 'tihie-chasy'],
  [/^\/school\/chats/, 'chaty'],
  [/^\/(sign-in|setup|start)/, 'akkaunt'],
  [/^\/(apply|application|register)/, 'zayavka'],
  [/^\/operator/, 'operatoru'],
]

/** Undefined: the first page of whoever looks is as good as any. */
export const pageConcerning = (path: string): string | undefined =>
  OF_SCREENS.find(([screen]) => screen.test(path))?.[1]
