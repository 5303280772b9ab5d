swift run bindgen diff HEAD:spec/m2p.yaml spec/m2p.yaml --review spec/review.yaml
echo $?

# 0
