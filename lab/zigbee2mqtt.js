// Every discovery message that zigbee2mqtt's own code makes for every device it knows, one JSON object a line.
//
//     mkdir /tmp/z2m && cd /tmp/z2m && npm init -y && npm install zigbee2mqtt@2.14.1 --ignore-scripts
//     node .../lab/zigbee2mqtt.js > announced.jsonl
//     .venv/bin/python -m lab.announced /tmp/z2m/announced.jsonl
//
// Nothing is connected to anything: its Home Assistant extension is handed devices without a radio, and its messages are written down.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {createRequire} = require('node:module');

const data = fs.mkdtempSync(path.join(os.tmpdir(), 'z2m-'));
const settingsFile = 'mqtt: {server: "mqtt://localhost", base_topic: zigbee2mqtt}\nserial: {port: /dev/null}\nhomeassistant: {enabled: true}\n';
fs.writeFileSync(path.join(data, 'configuration.yaml'), settingsFile);
process.env.ZIGBEE2MQTT_DATA = data;

const here = createRequire(path.join(process.cwd(), 'package.json'));
const own = path.join(process.cwd(), 'node_modules');
const dist = path.join(own, 'zigbee2mqtt', 'dist');
here(path.join(dist, 'util', 'settings')).reRead();
const logger = here(path.join(dist, 'util', 'logger')).default;
for (const level of ['debug', 'info', 'warning', 'error']) logger[level] = () => {};
const extension = here(path.join(dist, 'extension', 'homeassistant'));
const converters = here('zigbee-herdsman-converters');
converters.setLogger?.({debug() {}, info() {}, warning() {}, error() {}});

let model = '';
const mqtt = {
    async publish(topic, payload, options) {
        fs.writeSync(1, `${JSON.stringify({model, topic: `${options.baseTopic}/${topic}`, payload: JSON.parse(payload)})}\n`);
    },
};
const bus = new Proxy({}, {get: () => () => {}});
const announcer = new (extension.default ?? extension.HomeAssistant)({}, mqtt, {get: () => ({})}, () => {}, bus);
announcer.discoveryOrigin = {name: 'Zigbee2MQTT'};
announcer.bridge = {ID: 'bridge'};
announcer.bridgeIdentifier = 'zigbee2mqtt_bridge';

function entity(definition, number) {
    const id = `0x${number.toString(16).padStart(16, '0')}`;
    const radio = {ieeeAddr: id, endpoints: [], getEndpoint: () => null, meta: {}, customClusters: {}};
    return {
        definition, name: `Pantry device ${number}`, ID: id, ieeeAddr: id, zh: radio, interviewed: true,
        options: {ID: id, friendly_name: `Pantry device ${number}`},
        isDevice: () => true, isGroup: () => false, endpoint: () => null, endpointName: () => null,
        exposes: () => (typeof definition.exposes === 'function' ? definition.exposes(radio, {}) : [...definition.exposes]),
    };
}

(async () => {
    const folder = path.join(own, 'zigbee-herdsman-converters', 'dist', 'devices');
    let number = 0;
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'index.js')) {
        for (const raw of here(path.join(folder, file)).definitions ?? []) {
            const definition = converters.prepareDefinition(raw);
            model = `${definition.vendor} ${definition.model}`;
            number += 1;
            await announcer.discover(entity(definition, number)).catch((error) => console.error(model, error.message));
        }
    }
    fs.rmSync(data, {recursive: true});
})();
