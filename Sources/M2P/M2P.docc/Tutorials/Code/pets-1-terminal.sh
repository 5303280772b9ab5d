mkdir -p MyPets/Sources/Pets MyPets/Sources/PetsTesting MyPets/Sources/App MyPets/Tests/PetsTests
cd MyPets
