import crowdstrike from "./crowdstrike-fdr.log";
import defender from "./defender.log";
import ecs from "./ecs.log";
import elasticDefend from "./elastic-defend.log";
import endgame from "./endgame.log";
import type { Sample } from "./sample.js";
import security from "./security-4688.log";
import splunk from "./splunk-cim.log";
import sysmon from "./sysmon.log";

/*
 * One log per source, each in another of the forms in which logs travel. All hosts, people and files are made up. A new
 * sample is its file and its line here.
 */
export const SAMPLES: readonly Sample[] = [
  {
    id: "sysmon",
    source: "Sysmon",
    form: "Event Viewer XML",
    story: "A database server is talked into running cmd.exe, which compiles a file without .mof in its name.",
    text: sysmon,
  },
  {
    id: "security-4688",
    source: "Security 4688",
    form: "evtx_dump",
    story: "Quotes around a path hide one run from Elastic; another host logs no command lines at all.",
    text: security,
  },
  {
    id: "crowdstrike",
    source: "CrowdStrike",
    form: "FDR",
    story: "A web server's worker process compiles MOF files, once through a shell and once directly.",
    text: crowdstrike,
  },
  {
    id: "defender",
    source: "Defender",
    form: "hunting results",
    story: "A renamed copy reaches for another host, and a MOF file comes from a share.",
    text: defender,
  },
  {
    id: "elastic-defend",
    source: "Elastic Defend",
    form: "Kibana alert",
    story: "An alert and its own event are one run; two software rollouts make the usual noise.",
    text: elasticDefend,
  },
  {
    id: "ecs",
    source: "ECS",
    form: "dotted NDJSON",
    story: "A jump host plants a subscription on a domain controller, password on the command line.",
    text: ecs,
  },
  {
    id: "endgame",
    source: "Endgame",
    form: "sensor events",
    story: "Old documents that lack what the Elastic rule asks for, and slashes the other way round.",
    text: endgame,
  },
  {
    id: "splunk-cim",
    source: "Splunk",
    form: "CIM search rows",
    story: "One service account, three servers in ninety minutes: risk adds up.",
    text: splunk,
  },
];
