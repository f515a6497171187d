/** What changes with every step of a request. */
export const REFRESH = [
  'support.getRequest',
  'support.listQueue',
  'support.listOperatorQueue',
  'support.listMine',
  'support.countWaiting',
]
