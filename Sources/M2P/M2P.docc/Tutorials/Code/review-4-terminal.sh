swift run bindgen diff HEAD:spec/m2p.yaml spec/m2p.yaml --format html --output report.html
