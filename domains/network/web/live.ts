import { refreshOn } from '#web/use-live'

refreshOn('network.lettersChanged', 'network.listLetters', 'network.listSchools', 'network.listOurCurators')
