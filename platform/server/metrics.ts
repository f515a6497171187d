import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One registry per process: what an operator's Prometheus reads at /metrics. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const registers = [registry]

export const httpSeconds = new Histogram({
  name: 'zvonok_http_request_seconds',
  help: 'Time to answer, by operation and status',
  labelNames: ['operation', 'status'],
  buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  registers,
})

export const liveConnections = new Gauge({
  name: 'zvonok_live_connections',
  help: 'Open WebSocket connections',
  registers,
})

export const liveDeliveries = new Counter({
  name: 'zvonok_live_deliveries_total',
  help: 'Frames handed to sockets',
  registers,
})

export const liveShed = new Counter({
  name: 'zvonok_live_shed_total',
  help: 'Slow sockets told to resync or terminated',
  labelNames: ['how'],
  registers,
})

export const batchSize = new Histogram({
  name: 'zvonok_batch_size',
  help: 'Commands committed together',
  labelNames: ['operation'],
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 500],
  registers,
})

export const commitSeconds = new Histogram({
  name: 'zvonok_commit_seconds',
  help: 'Time of one group commit, from BEGIN to the answer of COMMIT',
  labelNames: ['operation'],
  buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5],
  registers,
})
