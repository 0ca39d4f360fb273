#!/usr/bin/env python3
"""Checks that exported files open in the programs that people use.

    scripts/check_exports.py GRAPH.jsonld GRAPH.graphml

The two files must be exports of one store. With Python's standard library alone it reads both, compares their
counts, and looks for what those programs are known to refuse. Where networkx, igraph, pyld or rdflib can be
imported it opens the files in them too; what it could not try, it says. Exits with 1 on the first difference.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
NETWORKX_TYPES = {"boolean", "int", "long", "float", "double", "string"}
ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
RELATIVE = "http://relative.invalid/"  # where a word that the context does not define would end up


class Difference(Exception):
    """Something in the files is not as it must be."""


def require(condition, message):
    if not condition:
        raise Difference(message)


def read_jsonld(path):
    """The counts of a JSON-LD file, after checking the shape of every node."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file, object_pairs_hook=lambda pairs: dict_without_twins(pairs, path))
    require(list(document) == ["@context", "@graph"], f"{path}: the keys must be @context, then @graph")
    entities, statements, beliefs, triples = set(), [], [], set()
    ids = {node["id"] for node in document["@graph"]}
    properties = {node["id"].rsplit(":", 1)[1] for node in document["@graph"] if "rdf:Property" in as_list(node["type"])}
    for node in document["@graph"]:
        require(list(node)[:2] == ["type", "id"], f"{path}: {node.get('id')}: type and id must come first")
        if node["id"].startswith("urn:fangzhi:e:"):
            entities.add(node["id"])
            triples.update((node["id"], name, end) for name in properties & set(node) for end in node[name])
        if node["type"] == "rdf:Statement":
            statements.append(node)
        elif "fz:Belief" in as_list(node["type"]):
            require(node["rule"] and node["wasDerivedFrom"]["source"] in ids, f"{path}: {node['id']} has no rule or no page")
            beliefs.append(node)
    require(len({node["id"] for node in document["@graph"]}) == len(document["@graph"]), f"{path}: an id stands twice")
    held = {edge_of(node) for node in statements if node["status"] in ("done", "ongoing")} | {edge_of(node) for node in beliefs}
    require(triples == held, f"{path}: plain triples must be those of done and ongoing statements and of beliefs: {triples ^ held}")
    for node in statements + beliefs:
        require({node["subject"], node["object"]} <= entities, f"{path}: {node['id']} has an end that is no node")
        require(node["wasDerivedFrom"]["selector"][0]["exact"], f"{path}: {node['id']} has no quotation")
    return document, entities, statements, beliefs


def dict_without_twins(pairs, path):
    found = dict(pairs)
    require(len(found) == len(pairs), f"{path}: a key stands twice in one object: {[key for key, _ in pairs]}")
    return found


def as_list(value):
    return value if isinstance(value, list) else [value]


def edge_of(statement):
    return statement["subject"], statement["predicate"], statement["object"]


def read_graphml(path):
    """The nodes and edges of a GraphML file, after looking for what known readers refuse."""
    with open(path, "rb") as file:
        require(file.read(38) == b'<?xml version="1.0" encoding="UTF-8"?>', f"{path}: the encoding must be declared")
    root = ElementTree.parse(path).getroot()
    keys = {key.get("id"): key for key in root.iter(GRAPHML + "key")}
    for name, key in keys.items():
        require(key.get("for") in ("node", "edge"), f"{path}: key {name}: for must be node or edge")
        require(key.get("attr.type") in NETWORKX_TYPES, f"{path}: key {name}: a type that networkx refuses")
        require(key.find(GRAPHML + "default") is None, f"{path}: key {name}: a default fills in what is unknown")
        require(key.get("attr.name").lower() != "type", f"{path}: key {name}: sigma takes type for a way to draw")
    for owner in ("node", "edge"):
        columns = [key.get("attr.name").lower() for key in keys.values() if key.get("for") == owner]
        require(len(columns) == len(set(columns)), f"{path}: two {owner} columns of one name")
    graph = root.find(GRAPHML + "graph")
    tags = [child.tag.replace(GRAPHML, "") for child in graph]
    require(tags == sorted(tags, reverse=True), f"{path}: nodes must come before edges")
    nodes = {node.get("id"): data_of(node, keys, path) for node in graph.iter(GRAPHML + "node")}
    edges = [(edge, data_of(edge, keys, path)) for edge in graph.iter(GRAPHML + "edge")]
    require(len({edge.get("id") for edge, _ in edges}) == len(edges), f"{path}: an edge id stands twice")
    for edge, data in edges:
        require({edge.get("source"), edge.get("target")} <= set(nodes), f"{path}: {edge.get('id')} has an end that is no node")
        require(float(data["weight"]) > 0, f"{path}: {edge.get('id')}: Gephi drops edges of weight 0")
        require(data["predicate"] == edge.get("label"), f"{path}: {edge.get('id')}: predicate and kind differ")
    return nodes, edges


def data_of(element, keys, path):
    found = {}
    for data in element.findall(GRAPHML + "data"):
        key = keys.get(data.get("key"))
        require(key is not None, f"{path}: {element.get('id')}: no key {data.get('key')}")
        require(data.get("key") not in found, f"{path}: {element.get('id')}: {data.get('key')} stands twice")
        require(element.tag == GRAPHML + key.get("for"), f"{path}: {element.get('id')}: {data.get('key')} is for others")
        found[data.get("key")] = data.text
    require("label" in found or "edgelabel" in found, f"{path}: {element.get('id')} has no label")
    return found


def compare(entities, statements, beliefs, nodes, edges):
    """One store must give one graph, whatever the format."""
    require({"e-" + iri.rsplit(":", 1)[1] for iri in entities} == set(nodes), "the two files hold different entities")
    bundles = {}
    for statement in statements:
        bundles.setdefault(edge_of(statement), []).append(statement)
    drawn, believed = {}, {}
    for edge, data in edges:
        ends = ["urn:fangzhi:e:" + edge.get(end).removeprefix("e-") for end in ("source", "target")]
        (believed if "rule" in data else drawn)[ends[0], data["predicate"], ends[1]] = data
    require({ends: data["quotation"] for ends, data in believed.items()}
            == {edge_of(one): one["wasDerivedFrom"]["selector"][0]["exact"] for one in beliefs}, "the two files hold different beliefs")
    require(set(drawn) == set(bundles), "the two files hold different edges")
    for ends, data in drawn.items():
        said = bundles[ends]
        require(float(data["weight"]) == len(said), f"{ends}: the weight is not the number of statements")
        sources = {one["wasDerivedFrom"]["source"] for one in said}
        require(int(data["e_sources"]) == len(sources), f"{ends}: the number of sources differs")
        quotations = {one["wasDerivedFrom"]["selector"][0]["exact"] for one in said}
        require(data["quotation"] in quotations or "\ufffd" in data["quotation"], f"{ends}: the quotation is nobody's")


def check_networkx(networkx, path, nodes, edges):
    graph = networkx.read_graphml(path, force_multigraph=True)
    require(graph.is_directed(), "networkx reads an undirected graph")
    require((len(graph), graph.number_of_edges()) == (len(nodes), len(edges)), "networkx reads other counts")
    labels = {name: data["label"] for name, data in graph.nodes(data=True)}
    require(labels == {name: data["label"] for name, data in nodes.items()}, "networkx reads other labels")
    for _, _, data in graph.edges(data=True):
        require(isinstance(data.get("first_year", 0), int), "networkx reads a year that is no number")


def check_igraph(igraph, path, nodes, edges):
    graph = igraph.Graph.Read_GraphML(path)
    require((graph.vcount(), graph.ecount()) == (len(nodes), len(edges)), "igraph reads other counts")
    if nodes:
        require(sorted(graph.vs["label"]) == sorted(data["label"] for data in nodes.values()), "igraph reads other labels")


def check_pyld(jsonld, document):
    """Nothing may be dropped: every key and type becomes an absolute IRI, every value survives."""
    expanded = jsonld.expand(document, {"base": RELATIVE})
    require(len(expanded) == len(document["@graph"]), "pyld drops nodes")
    for before, after in zip(document["@graph"], expanded):
        compare_expanded(before, after)
    quads = jsonld.to_rdf(document, {"format": "application/n-quads", "base": RELATIVE})
    require("<" + RELATIVE not in quads, "an IRI is relative: the context lacks a word")
    require("_:" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", quads), "there are blank nodes")
    return {line for line in quads.split("\n") if line}


def compare_expanded(before, after):
    require(len(before) == len(after), f"pyld drops keys of {before['id']}: {sorted(before)} became {sorted(after)}")
    require(after["@id"] == before["id"], f"pyld changes the id {before['id']}")
    for key, values in after.items():
        require(key.startswith("@") or ABSOLUTE_IRI.fullmatch(key), f"{before['id']}: {key} is no absolute IRI")
        if key == "@type":
            for value in values:
                require(ABSOLUTE_IRI.fullmatch(value), f"{before['id']}: the type {value} is no absolute IRI")
    for key, value in before.items():
        for inner in as_list(value):
            if isinstance(inner, dict) and "id" in inner:
                found = [one for values in after.values() for one in as_list(values)
                         if isinstance(one, dict) and one.get("@id") == inner["id"]]
                require(len(found) == 1, f"pyld drops {inner['id']}")
                compare_expanded(inner, found[0])


def check_rdflib(rdflib, path, entities, statements, quads):
    graph = rdflib.Graph().parse(path, format="json-ld")
    rdf = rdflib.RDF
    require(len(set(graph.subjects(rdf.type, rdf.Statement))) == len(statements), "rdflib reads other statements")
    labelled = {str(one) for one in graph.subjects(rdflib.RDFS.label) if str(one).startswith("urn:fangzhi:e:")}
    require(labelled == entities, "rdflib reads other entities")
    require(not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple), "rdflib makes blank nodes")
    ill_typed = [term for triple in graph for term in triple if isinstance(term, rdflib.Literal) and term.ill_typed]
    require(not ill_typed, f"rdflib finds values that their type does not allow: {ill_typed[:3]}")
    if quads is not None:
        require(len(graph) == len(quads), f"rdflib reads {len(graph)} triples, pyld {len(quads)}")
    return len(graph)


def optional(name):
    try:
        return __import__(name, fromlist=["_"])
    except ImportError:
        return None


def check(jsonld_path, graphml_path):
    document, entities, statements, beliefs = read_jsonld(jsonld_path)
    nodes, edges = read_graphml(graphml_path)
    compare(entities, statements, beliefs, nodes, edges)
    tried, skipped, quads = ["the standard library"], [], None
    if networkx := optional("networkx"):
        check_networkx(networkx, graphml_path, nodes, edges)
    if igraph := optional("igraph"):
        check_igraph(igraph, graphml_path, nodes, edges)
    if jsonld := optional("pyld.jsonld"):
        quads = check_pyld(jsonld, document)
    if rdflib := optional("rdflib"):
        check_rdflib(rdflib, jsonld_path, entities, statements + beliefs, quads)
    for name, module in (("networkx", networkx), ("igraph", igraph), ("pyld", jsonld), ("rdflib", rdflib)):
        (tried if module else skipped).append(name)
    print(f"{len(nodes)} entities, {len(statements)} statements in {len(edges)} edges; opened with {', '.join(tried)}")
    if skipped:
        print(f"skipped, not installed: {', '.join(skipped)}")


def main(arguments):
    if len(arguments) != 2:
        print("usage: check_exports.py GRAPH.jsonld GRAPH.graphml", file=sys.stderr)
        return 2
    try:
        check(*arguments)
    except (Difference, OSError, ValueError, KeyError, ElementTree.ParseError) as problem:
        print(f"check_exports.py: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
