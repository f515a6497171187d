import { refreshOn } from '#web/use-live'

refreshOn('consents.asked', 'consents.listMine', 'consents.getDocument')
refreshOn('consents.registerChanged', 'consents.getRequest', 'consents.listRegister', 'consents.listRequests')
