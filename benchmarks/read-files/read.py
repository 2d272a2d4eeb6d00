"""Reads a file with Python's own library: exact quantiles per scope."""
import csv
import json
import math
import resource
import sys
import xml.etree.ElementTree as ElementTree

kind, path = sys.argv[1:]
times = {}
count = 0


def add(scope, value):
    times.setdefault(scope, []).append(value)


if kind == "ndjson":
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            point = json.loads(line)
            if point["type"] == "Point":
                data = point["data"]
                tags = data["tags"]
                add((point["metric"], tags["name"], tags["scenario"]), data["value"])
                if point["metric"] == "http_req_duration":
                    add("all", data["value"])
elif kind == "jtl":
    with open(path, encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            add(row["label"], int(row["elapsed"]))
            add("all", int(row["elapsed"]))
elif kind == "gatling":
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if fields[0] == "REQUEST":
                add(fields[2], int(fields[4]) - int(fields[3]))
                add("all", int(fields[4]) - int(fields[3]))
elif kind == "junit":
    for _, element in ElementTree.iterparse(path):
        if element.tag == "testcase":
            count += 1
        element.clear()

for values in times.values():
    values.sort()
whole = times.get("all", [])
used = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "count": len(whole) or count,
            "p95": whole[math.ceil(0.95 * len(whole)) - 1] if whole else None,
            "maxRssBytes": used.ru_maxrss * 1024,
            "cpuSeconds": used.ru_utime + used.ru_stime,
        }
    )
)
