package import OpenAPIDocument
package import YAMLTree

extension Bindings {
    /// Builds the model of a document in stages.
    ///
    /// - Parameter testSupport: Whether to make the examples as well.
    /// - Returns: Nil if there are errors. The diagnostics are sorted by location.
    package static func build(
        _ document: Document,
        configuration: BindingsConfiguration,
        testSupport: Bool = false
    ) -> (bindings: Bindings?, diagnostics: [Diagnostic], hidden: HiddenDiagnostics) {
        let selection = Selection(document, configuration)
        let shapes = ShapeTable(document)
        let names = NameTable(shapes, selection, configuration)
        var client = ClientPlanner(document, names)
        var operations = OperationPlanner(TypePlanner(shapes, names, selection.usage))
        var bindings = Bindings(document, names, &client, &operations)
        bindings.boxValues()
        bindings.dropEmptyChecks()
        bindings.nameHiddenTypes(bindings.scope)
        bindings.sharedEnumerations = bindings.findSharedEnumerations()
        if testSupport {
            var examples = ExamplePlanner(shapes, names, selection.usage)
            bindings.testSupport = examples.testSupport(bindings)
        }

        var findings = operations.types.diagnostics
        for diagnostic in client.diagnostics { findings.append(diagnostic) }
        for schema in shapes.disagreements where names.needs(schema) {
            findings.append(Diagnostic(faults.disagreeingAllOf, at: document[schema].location))
        }
        if let end = operations.types.budget.end {
            findings.append(Diagnostic(faults.tooMuchOutput, OutputBudget.factor, at: end))
        }
        let (diagnostics, hidden) = findings.sorted(in: document.roots)
        let failed = diagnostics.contains { $0.severity == .error }
        return (failed ? nil : bindings, diagnostics, hidden)
    }

    private init(
        _ document: Document,
        _ names: NameTable,
        _ client: inout ClientPlanner,
        _ planner: inout OperationPlanner
    ) {
        title = document.info.title
        version = document.info.version
        clientName = names.client.client
        protocolName = names.client.protocolName
        serversName = names.client.servers
        environmentName = names.client.environment
        eventsName = names.client.events
        documentation = Documentation([document.info.title, document.info.description])
        servers = client.servers()
        environments = client.environments()
        onlyEnvironment = environments.count == 1 && client.leavesNoChoice ? environments[0].name : nil
        securitySchemes = client.securitySchemes()
        operations = planner.operations()
        events = planner.events()
        models = planner.types.models()
        failureConditions = names.conditions
        groups = names.groups.map { OperationGroup($0, document) }
        origins = names.origins
        scope = names.scope
    }
}

extension OperationGroup {
    fileprivate init(_ names: GroupNames, _ document: Document) {
        let tag = document.tags.first { $0.name == names.tag }
        name = names.property
        type = names.type
        documentation = Documentation([tag?.summary ?? tag?.description])
        operations = names.operations
    }
}
